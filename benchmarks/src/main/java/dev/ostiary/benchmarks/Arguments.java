package dev.ostiary.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What stands behind a command as {@code name=value}; a name alone says yes. Immutable. */
public final class Arguments {
    private final Map<String, String> given;

    private Arguments(Map<String, String> given) {
        this.given = Collections.unmodifiableMap(given);
    }

    /**
     * Reads them.
     *
     * @param known the names there are
     * @param args what was given
     * @return the arguments
     * @throws IllegalArgumentException if one has another name, or is given twice
     */
    public static Arguments of(Set<String> known, String... args) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            if (!known.contains(pair[0])) {
                throw new IllegalArgumentException(arg + ": expected one of " + new TreeSet<>(known));
            }
            if (given.put(pair[0], pair.length == 2 ? pair[1] : "") != null) {
                throw new IllegalArgumentException(pair[0] + ": given twice");
            }
        }
        return new Arguments(given);
    }

    /**
     * Whether it was given, with or without a value.
     *
     * @param name an argument
     * @return whether
     */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /**
     * The value.
     *
     * @param name an argument
     * @return empty where it was not given
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /**
     * The value as a number.
     *
     * @param name an argument
     * @param otherwise where it was not given
     * @return the number
     */
    public int number(String name, int otherwise) {
        return text(name).map(Integer::valueOf).orElse(otherwise);
    }

    /**
     * The values between commas, in upper case.
     *
     * @param name an argument
     * @return empty where it was not given
     */
    public List<String> names(String name) {
        return text(name)
                .map(list -> List.of(list.toUpperCase(Locale.ROOT).split(",", -1)))
                .orElse(List.of());
    }

    /**
     * The values between commas, as numbers.
     *
     * @param name an argument
     * @param otherwise where it was not given
     * @return the numbers
     */
    public List<Integer> numbers(String name, List<Integer> otherwise) {
        return has(name) ? names(name).stream().map(Integer::valueOf).toList() : otherwise;
    }

    /**
     * How they were given.
     *
     * @return in their order; without the places of a JDK and of another build, which are others on each machine
     */
    public List<String> shown() {
        List<String> args = new ArrayList<>();
        given.forEach((name, value) -> args.add(value.isEmpty() ? name : name + "=" + shown(name, value)));
        return args;
    }

    private static String shown(String name, String value) {
        return name.startsWith("jdk") || "before".equals(name) ? "..." : value;
    }
}
