/**
 * What is said, and what is refused, when a filter starts.
 *
 * <p>The door is {@link dev.ostiary.servlet.start.StartCheck}, which containers find by themselves. May depend on every package beside
 * it, and on nothing above.
 */
@NullMarked
package dev.ostiary.servlet.start;

import org.jspecify.annotations.NullMarked;
