/**
 * What the cost grows with: tokens, rules, issuers, revocations, threads; and how long the filter takes to start.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.scale.Scale}.
 */
@NullMarked
package dev.ostiary.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
