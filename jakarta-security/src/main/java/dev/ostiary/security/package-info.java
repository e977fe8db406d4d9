/**
 * Lets an application server's own security see whom the filter has let in: CDI's {@code Principal}, the caller and the roles of EJBs,
 * {@code SecurityContext} of Jakarta Security, and what Jakarta REST makes of it.
 *
 * <p>No API: the server finds the mechanism, a CDI bean, where the jar is in {@code WEB-INF/lib}. May depend on the filter and on Jakarta
 * Security.
 */
@NullMarked
package dev.ostiary.security;

import org.jspecify.annotations.NullMarked;
