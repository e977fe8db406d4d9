package dev.ostiary.testkit;

import java.util.Map;
import java.util.stream.Collectors;

/** Pages of a provider. */
final class Html {
    private static final String CHOICE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Test issuer</title>
            <style>
            :root { color-scheme: light dark; }
            body { margin: 0; padding: 12vh 1.25rem 2rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
            main { max-width: 22rem; margin: 0 auto; }
            h1 { font-size: 1.5rem; }
            form { margin: .75rem 0; }
            input { width: 100%; padding: .75rem; font: inherit; }
            </style></head>
            <body><main><h1>Who are you?</h1>
            <p>This is a test provider: it believes you, and asks for no password.</p>
            %s</main></body></html>
            """;

    private Html() {}

    /** A page with one form of hidden inputs; {@code sentByScript}: a browser with scripts sends it by itself. */
    static String form(String action, Map<String, String> inputs, boolean sentByScript) {
        String onload = sentByScript ? " Onload=\"document.forms[0].submit()\"" : "";
        return "<HTML><HEAD><TITLE>Test issuer</TITLE></HEAD><BODY" + onload + ">" + form(action, inputs, "CONTINUE")
                + "</BODY></HTML>";
    }

    private static String form(String action, Map<String, String> inputs, String button) {
        String fields = inputs.entrySet().stream()
                .map(input -> "<INPUT TYPE=\"HIDDEN\" NAME=\"" + escaped(input.getKey()) + "\" VALUE=\""
                        + escaped(input.getValue()) + "\"/>")
                .collect(Collectors.joining());
        return "<FORM METHOD=\"POST\" ACTION=\"" + escaped(action) + "\">" + fields + "<INPUT TYPE=\"SUBMIT\" VALUE=\""
                + escaped(button) + "\"/></FORM>";
    }

    /** A page with a form of hidden inputs for each button. */
    static String choice(String action, Map<String, Map<String, String>> buttons) {
        String forms = buttons.entrySet().stream()
                .map(button -> form(action, button.getValue(), button.getKey()))
                .collect(Collectors.joining());
        return CHOICE.replace("%s", forms);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
