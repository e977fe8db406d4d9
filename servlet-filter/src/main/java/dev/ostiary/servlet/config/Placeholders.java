package dev.ostiary.servlet.config;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${NAME}</code>, <code>${NAME:-default}</code> and <code>${file:/path}</code> within a text.
 *
 * <p>As in a shell, the default also stands for a value that is empty. What was put in is not looked at again, so a value
 * may hold anything; <code>$${</code> is how a literal <code>${</code> is written. Thread-safe when the lookup is.
 */
final class Placeholders {
    private static final Pattern TOKEN = Pattern.compile("\\$\\$\\{|\\$\\{(?<body>[^}]*)(?<end>}?)");
    private static final Pattern NESTED = Pattern.compile("\\$\\$\\{|\\$\\{(?<body>(?:\\{[^{}]*}|[^{}])*)(?<end>}?)");
    private static final Pattern NAMED = Pattern.compile("(?<name>[A-Za-z0-9_.-]+?)(?<default>:-.*)?", Pattern.DOTALL);
    private static final String FILE = "file:";
    private static final String DEFAULT_MARK = ":-";

    private final Function<String, @Nullable String> lookup;
    private final boolean ofFramework;

    Placeholders(Function<String, @Nullable String> lookup) {
        this(lookup, false);
    }

    private Placeholders(Function<String, @Nullable String> lookup, boolean ofFramework) {
        this.lookup = lookup;
        this.ofFramework = ofFramework;
    }

    /** @param lookup of a framework, which understands more than names: placeholders within placeholders, too */
    static Placeholders of(Function<String, @Nullable String> lookup) {
        return new Placeholders(lookup, true);
    }

    /** The same, with texts that have been replaced already under names of their own. */
    Placeholders with(Map<String, String> known) {
        Map<String, String> first = Map.copyOf(known);
        return new Placeholders(name -> first.containsKey(name) ? first.get(name) : lookup.apply(name), ofFramework);
    }

    static boolean areIn(String text) {
        return text.contains("${");
    }

    /** Whether a text is one placeholder and nothing else. */
    static boolean isOne(String text) {
        return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    }

    /**
     * @throws IllegalArgumentException naming the placeholder that cannot be replaced
     */
    String replaceIn(String text) {
        StringBuilder replaced = new StringBuilder();
        Matcher token = (ofFramework ? NESTED : TOKEN).matcher(text);
        while (token.find()) {
            @Nullable String body = token.group("body");
            String value = body == null ? "${" : value(body, !token.group("end").isEmpty());
            token.appendReplacement(replaced, Matcher.quoteReplacement(value));
        }
        return token.appendTail(replaced).toString();
    }

    private String value(String body, boolean closed) {
        if (!closed) {
            throw new IllegalArgumentException(
                    "a placeholder that begins with '${' lacks its '}'; '$${' is a literal '${'");
        }
        if (body.startsWith(FILE)) {
            return withoutLastNewline(ResourceText.ofFile(body.substring(FILE.length())));
        }
        Matcher named = NAMED.matcher(body);
        boolean isNamed = named.matches();
        if (!isNamed && ofFramework) {
            return given(body, lookup.apply(body));
        }
        if (!isNamed) {
            throw new IllegalArgumentException(
                    "a placeholder is none of ${NAME}, ${NAME:-default} and ${file:/path}; '$${' is a literal '${'");
        }
        return named(named.group("name"), named.group("default"));
    }

    private String named(String name, @Nullable String fallback) {
        @Nullable String value = lookup.apply(name);
        if (fallback != null) {
            return value == null || value.isEmpty() ? fallback.substring(DEFAULT_MARK.length()) : value;
        }
        return given(name, value);
    }

    private String given(String body, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("the placeholder ${" + body + "} has no value: "
                    + (ofFramework
                            ? "the application's configuration has no such property; set it"
                            : "neither a system property nor an environment variable has that name;"
                                    + " set either of them"));
        }
        return value;
    }

    private static String withoutLastNewline(String text) {
        return text.replaceFirst("\\r?\\n\\z", "");
    }
}
