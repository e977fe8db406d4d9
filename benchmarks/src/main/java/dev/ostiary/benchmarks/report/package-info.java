/**
 * All that was measured, as one page, which begins with the command that answers each question.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.report.Report}. It knows the other packages; none knows it.
 */
@NullMarked
package dev.ostiary.benchmarks.report;

import org.jspecify.annotations.NullMarked;
