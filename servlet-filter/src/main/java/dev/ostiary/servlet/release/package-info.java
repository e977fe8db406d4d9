/**
 * What one release says of itself: where its documentation stands.
 *
 * <p>The door is {@link dev.ostiary.servlet.release.Documentation}. No API: applications have no use for it. May depend on core alone.
 */
@NullMarked
package dev.ostiary.servlet.release;

import org.jspecify.annotations.NullMarked;
