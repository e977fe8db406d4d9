/**
 * What is said and refused when a container starts the filter: its settings, its place among mappings and other filters, what guards
 * each servlet.
 *
 * <p>The doors are {@link dev.ostiary.servlet.start.StartReport} and {@link dev.ostiary.servlet.start.CoverageCheck}. No API: what
 * applications use is in {@code dev.ostiary.servlet}. May depend on the packages {@code config}, {@code coverage}, {@code rule} and
 * {@code path}.
 */
@NullMarked
package dev.ostiary.servlet.start;

import org.jspecify.annotations.NullMarked;
