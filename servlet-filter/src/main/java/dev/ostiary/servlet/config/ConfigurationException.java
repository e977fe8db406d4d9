package dev.ostiary.servlet.config;

import java.util.List;

/**
 * The configuration cannot be used; the message lists every problem, one a line.
 *
 * <p>Each names the setting, where it was set, what was wrong and what was expected. No value of a secret is among them,
 * nor any value that came out of a placeholder.
 */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** One line each. */
    private final List<String> problems;

    /**
     * Made of at least one problem.
     *
     * @param problems one line each, without secrets
     */
    public ConfigurationException(List<String> problems) {
        super("the configuration has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + ":\n- "
                + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Every problem.
     *
     * @return one line each, in no particular order
     */
    public List<String> problems() {
        return problems;
    }
}
