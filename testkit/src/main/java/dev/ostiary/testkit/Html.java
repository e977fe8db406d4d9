package dev.ostiary.testkit;

import java.util.Map;
import java.util.stream.Collectors;

/** Pages of a provider. */
final class Html {
    private Html() {}

    /** A page with one form of hidden inputs; {@code sentByScript}: a browser with scripts sends it by itself. */
    static String form(String action, Map<String, String> inputs, boolean sentByScript) {
        String fields = inputs.entrySet().stream()
                .map(input -> "<INPUT TYPE=\"HIDDEN\" NAME=\"" + escaped(input.getKey()) + "\" VALUE=\""
                        + escaped(input.getValue()) + "\"/>")
                .collect(Collectors.joining());
        String onload = sentByScript ? " Onload=\"document.forms[0].submit()\"" : "";
        return "<HTML><HEAD><TITLE>Test issuer</TITLE></HEAD><BODY" + onload + "><FORM METHOD=\"POST\" ACTION=\""
                + escaped(action) + "\">" + fields + "<INPUT TYPE=\"SUBMIT\" VALUE=\"CONTINUE\"/></FORM></BODY></HTML>";
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
