/**
 * What sessions cost: a page of a signed-in user, a refresh, and both beside others.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.session.SessionCost}; what is bounded is a
 * {@link dev.ostiary.benchmarks.session.SessionFigure}.
 */
@NullMarked
package dev.ostiary.benchmarks.session;

import org.jspecify.annotations.NullMarked;
