/**
 * One filter that authenticates every request, and the identity that the application then sees.
 *
 * <p>The doors are {@code AuthFilter}, {@link dev.ostiary.servlet.JwtPrincipal} and
 * {@link dev.ostiary.servlet.ReturnTo}. Depends on the packages beneath it and on core; none of them depends on it.
 */
@NullMarked
package dev.ostiary.servlet;

import org.jspecify.annotations.NullMarked;
