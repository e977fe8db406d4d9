/**
 * The filter's users in Jakarta REST: {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of resources are enforced as the filter
 * enforces its own rules, with its answers.
 *
 * <p>API is {@link dev.ostiary.rest.SecurityAnnotations}, which a runtime finds by itself or is told of; all else is its own. May depend on
 * {@code dev.ostiary.servlet} and on what Jakarta REST 3.1 knows, never on one runtime.
 */
@NullMarked
package dev.ostiary.rest;

import org.jspecify.annotations.NullMarked;
