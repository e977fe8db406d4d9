/**
 * What is said and refused when a container starts the filter: its settings, its place among mappings and other filters, what guards
 * each servlet.
 *
 * <p>The doors are {@link dev.ostiary.servlet.start.StartReport}, {@link dev.ostiary.servlet.start.CoverageCheck}, and
 * {@link dev.ostiary.servlet.start.StartCheck}, which containers find by themselves. No API: what applications use is in
 * {@code dev.ostiary.servlet}. May depend on the packages {@code config}, {@code coverage}, {@code rule}, {@code path} and
 * {@code answer}.
 */
@NullMarked
package dev.ostiary.servlet.start;

import org.jspecify.annotations.NullMarked;
