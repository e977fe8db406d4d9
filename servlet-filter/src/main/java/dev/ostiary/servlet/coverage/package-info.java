/**
 * What guards each servlet of an application, told when the filter starts.
 *
 * <p>No API. The door is {@link dev.ostiary.servlet.coverage.Coverage}. May depend on {@code dev.ostiary.servlet.path},
 * {@code dev.ostiary.servlet.rule} and the servlet API.
 */
@NullMarked
package dev.ostiary.servlet.coverage;

import org.jspecify.annotations.NullMarked;
