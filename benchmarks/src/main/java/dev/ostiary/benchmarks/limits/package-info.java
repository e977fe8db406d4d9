/**
 * The ratios that this project promises, checked within one run.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.limits.Limits}; the bounds themselves stand in {@code Bounds}.
 */
@NullMarked
package dev.ostiary.benchmarks.limits;

import org.jspecify.annotations.NullMarked;
