/**
 * Issuing of signed tokens, and sealing of data that its carrier must not read.
 *
 * <p>The doors are {@link dev.ostiary.issue.TokenProfile}, which says what kind of token it is for signer and verifier
 * alike, {@link dev.ostiary.issue.TokenIssuer} and {@link dev.ostiary.issue.SessionSeal}. May depend on {@code dev.ostiary.encoding}, {@code dev.ostiary.key} and
 * {@code dev.ostiary.verify}.
 */
@NullMarked
package dev.ostiary.issue;

import org.jspecify.annotations.NullMarked;
