package dev.ostiary.testkit;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the application under test has answered.
 *
 * @param status of the answer; redirects are not followed
 * @param body as text; of a refusal the problem JSON whose {@code code} says why
 */
public record TokenAnswer(int status, String body) {
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z_]{1,64})\"");

    /**
     * Refuses {@code null}.
     *
     * @param status of the answer
     * @param body as text, perhaps empty
     */
    public TokenAnswer {
        Objects.requireNonNull(body, "body");
    }

    /** The code of a refusal; empty where the body has none. */
    Optional<String> code() {
        Matcher found = CODE.matcher(body);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Shows the status and the code, and nothing else of the body. */
    @Override
    public String toString() {
        return status + code().map(code -> " " + code).orElse("");
    }
}
