package dev.ostiary.servlet.credential;

import java.util.Optional;

/** Texts of tokens that were good once and are kept, so that a header that ends with one need not be copied. Thread-safe. */
@FunctionalInterface
public interface KeptTokens {

    /**
     * Finds one at the end of a line.
     *
     * @param line of a header
     * @param from where in it a token may begin
     * @return what {@code line.substring(from)} is equal to, in the form of a signed token; empty where that is not kept
     */
    Optional<String> atEnd(String line, int from);
}
