/**
 * Who a request is from, and how the application sees it: what a token or an API key says of its user, the identity headers, and the
 * request that shows both.
 *
 * <p>The doors are {@link dev.ostiary.servlet.identity.IdentityMappings}, {@link dev.ostiary.servlet.identity.Identity} and
 * {@link dev.ostiary.servlet.identity.AuthenticatedRequest}. No API: applications see a {@code dev.ostiary.servlet.JwtPrincipal},
 * which only the filter makes. May depend on the packages {@code config}, {@code path}, {@code rule} and {@code session}, and on
 * {@code dev.ostiary.verify}.
 */
@NullMarked
package dev.ostiary.servlet.identity;

import org.jspecify.annotations.NullMarked;
