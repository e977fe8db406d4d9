/**
 * Verification of signed tokens with typed results.
 *
 * <p>The door is {@link dev.ostiary.verify.JwtVerifier}. May depend on {@code dev.ostiary.encoding} and
 * {@code dev.ostiary.key}, on nothing of issuing and nothing of servlets.
 */
@NullMarked
package dev.ostiary.verify;

import org.jspecify.annotations.NullMarked;
