/**
 * Lets an application server's own security see whom the filter has let in: CDI's {@code Principal}, the caller and the roles of EJBs,
 * {@code SecurityContext} of Jakarta Security, and what Jakarta REST makes of it.
 *
 * <p>The door is {@link dev.ostiary.security.FilterMechanism}, which the server finds by itself. May depend on {@code dev.ostiary.servlet} and
 * on Jakarta Security.
 */
@NullMarked
package dev.ostiary.security;

import org.jspecify.annotations.NullMarked;
