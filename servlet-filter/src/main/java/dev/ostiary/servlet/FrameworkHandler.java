package dev.ostiary.servlet;

import java.util.Objects;
import java.util.Optional;

/**
 * A handler of a framework and where requests reach it, for the table that {@link AuthFilter#coverage} makes.
 *
 * @param pattern the path within the application as the framework writes it; from the first <code>{</code>, {@code *} or {@code ?} on
 *     anything may follow
 * @param name as a reader of the log knows it, such as {@code GET OrdersController#orders}
 * @param rule of its annotations; empty where it has none
 */
public record FrameworkHandler(String pattern, String name, Optional<HandlerRule> rule) {
    /**
     * Checks that nothing is missing.
     *
     * @param pattern the path within the application as the framework writes it
     * @param name as a reader of the log knows it
     * @param rule of its annotations
     */
    public FrameworkHandler {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rule, "rule");
    }
}
