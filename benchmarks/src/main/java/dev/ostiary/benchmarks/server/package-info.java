/**
 * Whole requests: one Jetty in a process of its own for each guard, and clients that keep their connections.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.server.LoadTest}.
 */
@NullMarked
package dev.ostiary.benchmarks.server;

import org.jspecify.annotations.NullMarked;
