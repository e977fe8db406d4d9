package dev.ostiary.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands among the claims of a token: the names that lead to it from the outside in.
 *
 * <p>Immutable and thread-safe. A path is not a secret: {@link #toString()} shows it. Two paths are equal when they lead
 * through the same names, however they were written.
 */
public final class ClaimPath {
    private static final int MAX_DEPTH = 8;

    private final List<String> names;

    private ClaimPath(List<String> names) {
        this.names = List.copyOf(names);
    }

    /**
     * Reads a path in one of two notations.
     *
     * <p>Names joined by dots: {@code realm_access.roles}. A name that holds a dot, a space, a comma, a slash or one of
     * <code>[ ] { } *</code>, or that is {@code $}, stands in double quotes:
     * {@code resource_access."my.client".roles}, {@code "https://ns.example/roles"}. Or a JSON Pointer
     * (RFC 6901): {@code /https:~1~1ns.example~1roles}, where {@code ~1} is a slash and {@code ~0} a tilde; array indexes
     * have no meaning. At most 8 names, none of them empty.
     *
     * @param text the path
     * @return the path
     * @throws IllegalArgumentException when the text is neither, saying what was wrong and where
     */
    public static ClaimPath parse(String text) {
        List<String> names = text.startsWith("/") ? ClaimPathSyntax.pointer(text) : ClaimPathSyntax.dotted(text);
        if (names.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("the claim path is " + names.size() + " names deep, at most " + MAX_DEPTH
                    + " are followed; a claim whose own name holds dots stands in double quotes");
        }
        return new ClaimPath(names);
    }

    /**
     * Follows the path.
     *
     * @param claims the claims of a token
     * @return the value at the end; empty when a name is absent, when something on the way is not an object, or when the
     *     value is JSON's {@code null}
     */
    public Optional<Object> find(Map<String, ?> claims) {
        @Nullable Object value = claims;
        for (String name : names) {
            if (!(value instanceof Map<?, ?> object)) {
                return Optional.empty();
            }
            value = object.get(name);
        }
        return Optional.ofNullable(value);
    }

    /**
     * Follows the path to text.
     *
     * @param claims the claims of a token
     * @return a string as the only element, an array's strings in their order (its other members are left out), and
     *     nothing for any other value or none; unmodifiable
     */
    public List<String> strings(Map<String, ?> claims) {
        Object value = find(claims).orElse(List.of());
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> array)) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        array.forEach(member -> {
            if (member instanceof String text) {
                strings.add(text);
            }
        });
        return List.copyOf(strings);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClaimPath path && names.equals(path.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** The path in a notation that {@link #parse} reads back to an equal one. */
    @Override
    public String toString() {
        return ClaimPathSyntax.write(names);
    }
}
