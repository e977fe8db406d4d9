package dev.ostiary.cli.console;

import org.jspecify.annotations.Nullable;

/** Asks a person for a secret, without showing what is typed. */
@FunctionalInterface
public interface Prompt {

    /**
     * Asks.
     *
     * @param question what is wanted
     * @return what was typed; {@code null} at the end of input
     */
    char @Nullable [] ask(String question);
}
