package dev.ostiary.servlet.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the provider had the browser bring back (RFC 6749, section 4.1.2; RFC 9207). */
sealed interface CallbackParameters {
    /** The longest code that is handed to the provider. */
    int MOST_CODE_CHARACTERS = 4_096;

    /**
     * It can be read in several ways, or the code is too long.
     *
     * @param state as it came; empty where it is one of what can be read in several ways
     */
    record Malformed(Optional<String> state) implements CallbackParameters {
        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "Malformed[...]";
        }
    }

    /**
     * It can be read.
     *
     * @param code as it came
     * @param state as it came
     * @param iss as it came
     * @param error as it came
     * @param description of the error; for the log
     */
    record Read(
            Optional<String> code,
            Optional<String> state,
            Optional<String> iss,
            Optional<String> error,
            Optional<String> description)
            implements CallbackParameters {

        /** Whether the provider has answered at all: the address may have been kept as a bookmark. */
        boolean isAnswer() {
            return (code.isPresent() || error.isPresent())
                    && code.filter(String::isEmpty).isEmpty()
                    && error.filter(String::isEmpty).isEmpty();
        }

        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "Read[...]";
        }
    }

    /** Parameters of other names are ignored. */
    static CallbackParameters of(Map<String, List<String>> sent) {
        boolean several = Stream.of("code", "state", "iss", "error")
                .anyMatch(name -> sent.getOrDefault(name, List.of()).size() > 1);
        Optional<String> code = first("code", sent);
        if (several || code.filter(text -> text.length() > MOST_CODE_CHARACTERS).isPresent()) {
            List<String> states = sent.getOrDefault("state", List.of());
            return new Malformed(states.size() == 1 ? first("state", sent) : Optional.empty());
        }
        return new Read(
                code, first("state", sent), first("iss", sent), first("error", sent), first("error_description", sent));
    }

    private static Optional<String> first(String name, Map<String, List<String>> sent) {
        return sent.getOrDefault(name, List.of()).stream().findFirst();
    }
}
