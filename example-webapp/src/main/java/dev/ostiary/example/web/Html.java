package dev.ostiary.example.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Markup that is safe to send. A template's <code>{{name}}</code> is replaced by the value of that name: an
 * {@code Html} stays as it is, anything else is escaped. So what a user has typed becomes markup by no mistake, in text
 * or within a quoted attribute. Immutable and thread-safe.
 */
final class Html {
    static final Html NOTHING = markup("");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** Trusts the text to be markup: for constants only. */
    static Html markup(String constant) {
        return new Html(constant);
    }

    /**
     * A template with its placeholders filled.
     *
     * @throws IllegalArgumentException if a placeholder has no value
     */
    static Html fill(String template, Map<String, ?> values) {
        return new Html(PLACEHOLDER.matcher(template).replaceAll(found -> {
            Object value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("template: no value for {{" + found.group(1) + "}}");
            }
            return Matcher.quoteReplacement(value instanceof Html html ? html.markup : escape(value.toString()));
        }));
    }

    static Html join(List<Html> parts) {
        return new Html(parts.stream().map(part -> part.markup).collect(Collectors.joining()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The markup itself. */
    @Override
    public String toString() {
        return markup;
    }
}
