/**
 * Counts for Micrometer, which an application need not have.
 *
 * <p>The door is {@link dev.ostiary.servlet.micrometer.AuthMeters}. May depend on Micrometer, as nothing else here may, on core
 * and on {@code dev.ostiary.servlet.event}; nothing depends on it.
 */
@NullMarked
package dev.ostiary.servlet.micrometer;

import org.jspecify.annotations.NullMarked;
