/**
 * The command line {@code ostiary-cli}: {@link dev.ostiary.cli.OstiaryCli} is the door, below it one package a topic. Every command is
 * thin; what it says is said by {@code ostiary-core} and the filter. It may depend on picocli and on both, and nothing depends on it.
 */
@NullMarked
package dev.ostiary.cli;

import org.jspecify.annotations.NullMarked;
