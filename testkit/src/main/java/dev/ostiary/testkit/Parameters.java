package dev.ostiary.testkit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parameters of a query or a form (application/x-www-form-urlencoded), in their order. Immutable. */
record Parameters(Map<String, List<String>> all) {
    static final Parameters NONE = new Parameters(Map.of());

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if an escape is none
     */
    static Parameters of(String text) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Arrays.stream(text.split("&", -1)).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int end = pair.indexOf('=');
            String name = decoded(end < 0 ? pair : pair.substring(0, end));
            all.computeIfAbsent(name, key -> new ArrayList<>()).add(end < 0 ? "" : decoded(pair.substring(end + 1)));
        });
        return new Parameters(Collections.unmodifiableMap(all));
    }

    static Parameters of(Map<String, String> pairs) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        pairs.forEach((name, value) -> all.put(name, List.of(value)));
        return new Parameters(Collections.unmodifiableMap(all));
    }

    /** The value, if it is there and not empty: an empty one counts as left out (RFC 6749, section 3.1). */
    Optional<String> value(String name) {
        return all.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return value(name).orElse("");
    }

    /** The words of a value that is a list. */
    List<String> words(String name) {
        return Arrays.stream(text(name).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A name that comes more than once, which no parameter may (RFC 6749, section 3.1). */
    Optional<String> repeated() {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** As a query, blanks as {@code +}. */
    String text() {
        return all.entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Parameters" + all.keySet();
    }
}
