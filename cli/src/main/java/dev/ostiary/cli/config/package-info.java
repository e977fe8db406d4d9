/** Commands that ask the filter itself: what it says of a configuration, and of a request. */
@NullMarked
package dev.ostiary.cli.config;

import org.jspecify.annotations.NullMarked;
