package dev.ostiary.containers;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Request targets that lead to a place, or past it, in ways that two readers may understand differently. */
final class UriMutations {
    private static final List<String> STARTS = List.of(
            "/admin", "/admin/", "/admin/x", "/admin/x/y", "/open/a", "/open/../admin/x", "/open/a/../../admin", "/");

    private static final List<String> INSERTED = List.of(
            ";",
            ";a=b",
            ";/",
            ";..",
            "..;",
            "..;/",
            "..;a=b/",
            "/;/",
            "/",
            "//",
            "///",
            "/./",
            "/../",
            ".",
            "..",
            "../",
            "./",
            "\\",
            "..\\",
            "%2e",
            "%2E%2e",
            ".%2e",
            "%2f",
            "%2F",
            "%2f..%2f",
            "%5c",
            "%5C..",
            "%3b",
            "..%3b",
            "%00",
            "%0a",
            "%0d%0a",
            "%09",
            "%20",
            "%7f",
            "%25",
            "%252e",
            "%252e%252e",
            "%252f",
            "%255c",
            "%253b",
            "%c0%ae",
            "%c0%af",
            "%c1%9c",
            "%e0%80%ae",
            "%e0%80%af",
            "%f0%80%80%af",
            "%ef%bc%8f",
            "%e2%88%95",
            "%ed%a0%80",
            "%ff",
            "%",
            "%2",
            "%zz",
            "%u002e",
            "%u002f",
            "+",
            "?",
            "?x=/open/",
            "#",
            "*",
            "~",
            "|",
            "^",
            "{}",
            "\"",
            "<",
            "@",
            ":",
            "&",
            "=",
            "%61",
            "%41",
            "open/",
            "/open/",
            "/open/..",
            "admin",
            "/admin/",
            ".html",
            ".jsp",
            ".do");

    private static final List<String> PREFIXES = List.of(
            "/open/..", "/open/..;", "/open/%2e%2e", "/open/..%2f..", "/open;/..", "/;", "/.", "/./", "//", "/%2f");

    private final Random random;
    private final String contextPath;

    private UriMutations(long seed, String contextPath) {
        this.random = new Random(seed);
        this.contextPath = contextPath;
    }

    /** Endless, and the same again for the same seed. */
    static Stream<String> of(long seed, String contextPath) {
        UriMutations mutations = new UriMutations(seed, contextPath);
        return Stream.generate(mutations::next);
    }

    private String next() {
        String path = random.nextInt(4) == 0 ? one(PREFIXES) + one(STARTS) : one(STARTS);
        String target = withContext(path);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            target = mutated(target);
        }
        return target;
    }

    private String withContext(String path) {
        return switch (random.nextInt(12)) {
            case 0 -> contextPath + contextPath + path;
            case 1 -> "/open/.." + contextPath + path;
            case 2 -> contextPath.toUpperCase(Locale.ROOT) + path;
            case 3 -> contextPath + "/.." + contextPath + path;
            case 4 -> contextPath + ";v=1" + path;
            case 5 -> "/other/.." + contextPath + path;
            case 6 -> "http://localhost" + contextPath + path;
            default -> contextPath + path;
        };
    }

    private String mutated(String target) {
        int at = 1 + random.nextInt(Math.max(1, target.length() - 1));
        int end = Math.min(at + 1, target.length());
        String before = target.substring(0, Math.min(at, target.length()));
        String here = target.substring(before.length(), end);
        String after = target.substring(end);
        return switch (random.nextInt(10)) {
            case 0 -> before + escaped(here) + after;
            case 1 -> before + escaped(escaped(here)) + after;
            case 2 -> before + here.toUpperCase(Locale.ROOT) + after;
            case 3 -> before + after;
            case 4 -> target + one(INSERTED);
            case 5 -> target.replace("/admin", "/" + one(INSERTED) + "admin");
            case 6 -> target.replace("/admin", "/admin" + one(INSERTED));
            default -> before + one(INSERTED) + here + after;
        };
    }

    private static String escaped(String text) {
        return text.isEmpty() ? "" : String.format("%%%02x", (int) text.charAt(0)) + text.substring(1);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
