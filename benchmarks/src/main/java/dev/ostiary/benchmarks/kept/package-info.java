/**
 * What a verified token costs while it is kept and when it comes again, in heap and in processor time, beside another build.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.kept.KeptCost}.
 */
@NullMarked
package dev.ostiary.benchmarks.kept;

import org.jspecify.annotations.NullMarked;
