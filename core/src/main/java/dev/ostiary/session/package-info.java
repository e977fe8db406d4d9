/**
 * Sessions of the application's own: short access tokens, refresh tokens that are rotated, sign-out, one-time tokens.
 *
 * <p>The door is {@link dev.ostiary.session.SessionTokens}. May depend on every package of this module but
 * {@code dev.ostiary.apikey}.
 */
@NullMarked
package dev.ostiary.session;

import org.jspecify.annotations.NullMarked;
