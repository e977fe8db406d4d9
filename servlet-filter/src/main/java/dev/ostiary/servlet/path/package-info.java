/**
 * The path of a request, read in exactly one way, and the patterns that it is matched against.
 *
 * <p>No API. The doors are {@link dev.ostiary.servlet.path.RequestPath} and {@link dev.ostiary.servlet.path.PathPattern}, and for
 * many patterns with methods {@link dev.ostiary.servlet.path.PatternIndex}. May depend on the servlet API, on nothing
 * else of this library.
 */
@NullMarked
package dev.ostiary.servlet.path;

import org.jspecify.annotations.NullMarked;
