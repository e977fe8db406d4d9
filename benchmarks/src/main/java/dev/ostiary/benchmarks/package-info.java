/**
 * What verification costs beside its peers and beside the least it could cost, as ratios within one run.
 *
 * <p>The door is {@link dev.ostiary.benchmarks.Ratios}. Nothing here is published, and nothing is run by the build.
 */
@NullMarked
package dev.ostiary.benchmarks;

import org.jspecify.annotations.NullMarked;
