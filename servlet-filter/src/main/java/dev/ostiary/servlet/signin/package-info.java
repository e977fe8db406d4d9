/**
 * What a browser meets when its user signs in with an OpenID provider: the filter's own paths below {@code auth-path}, their pages, and
 * the cookie that ties a sign-in to its browser. The protocol itself is {@link dev.ostiary.provider}'s.
 *
 * <p>No API. The door is {@link dev.ostiary.servlet.signin.SignInEndpoints}. May depend on every package below the root; the root alone depends
 * on it.
 */
@NullMarked
package dev.ostiary.servlet.signin;

import org.jspecify.annotations.NullMarked;
