package dev.ostiary.providers;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser shows.
 *
 * @param hidesReferrer whether it has asked the browser to name it to nobody
 */
record Page(URI at, int status, String html, boolean hidesReferrer) {
    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("<(input|button)\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");

    /**
     * A form as it is sent.
     *
     * @param fields what stands in it, and the first of its buttons
     */
    record Form(URI action, String method, Map<String, String> fields) {
        Form with(String field, String value) {
            Map<String, String> filled = new LinkedHashMap<>(fields);
            filled.put(field, value);
            return new Form(action, method, filled);
        }
    }

    boolean isAt(String origin) {
        return at.toString().startsWith(origin + "/");
    }

    String title() {
        Matcher title = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL).matcher(html);
        return title.find() ? title.group(1).strip() : "";
    }

    Optional<Form> form() {
        return form("");
    }

    /** @param action what its address has in it */
    Optional<Form> form(String action) {
        return FORM.matcher(html)
                .results()
                .filter(found ->
                        attributes(found.group(1)).getOrDefault("action", "").contains(action))
                .findFirst()
                .map(found -> form(attributes(found.group(1)), found.group(2)));
    }

    private Form form(Map<String, String> form, String inside) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean pressed = false;
        // Buttons of a form may stand behind it.
        String controls = CONTROL.matcher(inside).results().anyMatch(found -> isButton(found.group(1), found.group(2)))
                ? inside
                : html;
        for (Matcher found = CONTROL.matcher(controls); found.find(); ) {
            Map<String, String> control = attributes(found.group(2));
            boolean isButton = isButton(found.group(1), found.group(2));
            if (control.containsKey("name") && !(isButton && pressed) && !isUnticked(control)) {
                fields.put(control.get("name"), control.getOrDefault("value", ""));
            }
            pressed |= isButton;
        }
        return new Form(
                at.resolve(form.getOrDefault("action", at.toString())),
                form.getOrDefault("method", "GET").toUpperCase(Locale.ROOT),
                fields);
    }

    private static boolean isUnticked(Map<String, String> control) {
        return control.getOrDefault("type", "").equalsIgnoreCase("checkbox");
    }

    private static boolean isButton(String element, String attributes) {
        String type =
                attributes(attributes).getOrDefault("type", element.equalsIgnoreCase("button") ? "submit" : "text");
        return type.equalsIgnoreCase("submit");
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Matcher found = ATTRIBUTE.matcher(text); found.find(); ) {
            String value = Optional.ofNullable(found.group(2))
                    .or(() -> Optional.ofNullable(found.group(3)))
                    .orElse(found.group(4));
            attributes.put(
                    found.group(1).toLowerCase(Locale.ROOT),
                    value.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&"));
        }
        return attributes;
    }
}
