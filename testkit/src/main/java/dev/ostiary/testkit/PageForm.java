package dev.ostiary.testkit;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first form of a page.
 *
 * @param method {@code GET} or {@code POST}
 * @param action where it goes
 * @param inputs what its inputs hold; buttons without a name are not in it
 * @param sentByScript whether a script of the page sends it at once
 */
record PageForm(String method, URI action, Map<String, String> inputs, boolean sentByScript) {
    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("(?is)<(?:input|button)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?is)([a-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
    private static final Pattern NO_SCRIPT = Pattern.compile("(?is)<noscript>.*?</noscript>");

    /** A browser with scripts does not see what stands in {@code <noscript>}. */
    static Optional<PageForm> of(BrowserPage page) {
        Matcher form = FORM.matcher(NO_SCRIPT.matcher(page.body()).replaceAll(""));
        if (!form.find()) {
            return Optional.empty();
        }
        Map<String, String> attributes = attributes(form.group(1));
        Map<String, String> inputs = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            Map<String, String> of = attributes(input.group(1));
            if (of.containsKey("name")) {
                inputs.put(of.getOrDefault("name", ""), of.getOrDefault("value", ""));
            }
        }
        return Optional.of(new PageForm(
                attributes.getOrDefault("method", "get").toUpperCase(Locale.ROOT),
                page.uri().resolve(attributes.getOrDefault("action", page.uri().toString())),
                inputs,
                page.body().contains(".submit()")));
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = Stream.of(2, 3, 4)
                    .flatMap(group -> Stream.ofNullable(attribute.group(group)))
                    .findFirst()
                    .orElse("");
            attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), Html.unescaped(value));
        }
        return attributes;
    }

    /** The request that sending it makes. */
    BrowserRequest sent(BrowserPage page, BrowserRequest.Kind kind) {
        String fields = Parameters.of(inputs).text();
        boolean post = method.equals("POST");
        URI target = post || fields.isEmpty()
                ? action
                : URI.create(action.toString().replaceFirst("\\?.*", "") + "?" + fields);
        return BrowserRequest.from(page, kind, post ? "POST" : "GET", target, post ? fields : null);
    }
}
