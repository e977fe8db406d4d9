package dev.ostiary.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The two notations of a claim path. Stateless. */
final class ClaimPathSyntax {
    private static final String HINT =
            "write \"the whole name\" in double quotes, or a JSON Pointer such as /https:~1~1ns.example~1roles";

    private ClaimPathSyntax() {}

    /** RFC 6901, section 3, of a text that starts with a slash. */
    static List<String> pointer(String text) {
        List<String> names = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            names.add(nonEmpty(unescaped(token), text));
        }
        return names;
    }

    static List<String> dotted(String text) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = text.startsWith("\"", at) ? afterQuoted(text, at) : afterBare(text, at);
            names.add(nonEmpty(unquoted(text.substring(at, end)), text));
            if (end == text.length()) {
                return names;
            }
            if (text.charAt(end) != '.') {
                throw refused(text, "has text after a quoted name; a dot or the end was expected");
            }
            at = end + 1;
        }
    }

    static String write(List<String> names) {
        if (names.stream().anyMatch(name -> name.indexOf('"') >= 0)) {
            return names.stream()
                    .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                    .collect(Collectors.joining());
        }
        return names.stream()
                .map(name -> isBare(name) ? name : '"' + name + '"')
                .collect(Collectors.joining("."));
    }

    private static int afterQuoted(String text, int open) {
        int close = text.indexOf('"', open + 1);
        if (close < 0) {
            throw refused(text, "has a double quote that is not closed");
        }
        return close + 1;
    }

    private static int afterBare(String text, int start) {
        int dot = text.indexOf('.', start);
        int quote = text.indexOf('"', start);
        int end = dot < 0 ? text.length() : dot;
        if (quote >= 0 && quote < end) {
            throw refused(text, "has a double quote within a name; quotes go around the whole name");
        }
        String name = text.substring(start, end);
        if (name.contains("://")) {
            throw refused(text, "names a URL, whose dots would be read as steps: " + HINT);
        }
        if (isOfOtherNotations(name)) {
            throw refused(
                    text,
                    "has a '$' that stands alone, or one of [ ] { } *: a claim path is no JSONPath, but names joined"
                            + " by dots (realm_access.roles), of which members of an array have none; where a name does"
                            + " hold these, "
                            + HINT);
        }
        if (!name.isEmpty() && !isBare(name)) {
            throw refused(text, "has a space, a comma, a slash or a control character within a name: " + HINT);
        }
        return end;
    }

    /** Whether a name can stand without quotes: what separates names or paths, or starts a pointer, cannot. */
    private static boolean isBare(String name) {
        return !isOfOtherNotations(name)
                && name.chars().noneMatch(c -> c <= ' ' || c == 0x7f || c == '.' || c == ',' || c == '"' || c == '/');
    }

    /** What means something in JSONPath and in templates, and would find nothing here. */
    private static boolean isOfOtherNotations(String name) {
        return name.equals("$") || name.chars().anyMatch(c -> "[]{}*".indexOf(c) >= 0);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    private static String unescaped(String token) {
        for (int at = token.indexOf('~'); at >= 0; at = token.indexOf('~', at + 1)) {
            if (!token.startsWith("~0", at) && !token.startsWith("~1", at)) {
                throw refused(token, "has a '~' that is neither ~0 (a tilde) nor ~1 (a slash)");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    private static String nonEmpty(String name, String text) {
        if (name.isEmpty()) {
            throw refused(text, "has an empty name; expected for example realm_access.roles");
        }
        return name;
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("the claim path '" + text + "' " + why);
    }
}
