/** What all commands share: where they read and write, how they answer, what they refuse. Knows no command. */
@NullMarked
package dev.ostiary.cli.console;

import org.jspecify.annotations.NullMarked;
