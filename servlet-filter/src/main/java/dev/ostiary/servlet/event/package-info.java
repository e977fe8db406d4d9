/**
 * What the filter tells those who run it: events, counts, log lines and flight-recorder events, without a secret in any.
 *
 * <p>The doors are {@link dev.ostiary.servlet.event.AuthEventListener} and {@link dev.ostiary.servlet.event.AuthCounts};
 * {@link dev.ostiary.servlet.event.Reporter} is where all of it starts. May depend on core, on
 * {@code dev.ostiary.servlet.credential} and on {@code dev.ostiary.servlet.release}; only its classes named {@code Jfr} touch the module {@code jdk.jfr}, which need
 * not be there.
 */
@NullMarked
package dev.ostiary.servlet.event;

import org.jspecify.annotations.NullMarked;
