/** Commands that sign, read and verify one token. */
@NullMarked
package dev.ostiary.cli.token;

import org.jspecify.annotations.NullMarked;
