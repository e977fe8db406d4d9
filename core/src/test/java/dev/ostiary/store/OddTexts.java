package dev.ostiary.store;

import java.util.List;
import java.util.stream.Stream;

/** Ids that a store must keep apart, and as they are. */
public final class OddTexts {
    private OddTexts() {}

    /** Each differs from every other, if only by case, a blank or what a database likes to change. */
    public static Stream<String> all() {
        return List.of(
                "a",
                "A",
                " a",
                "a ",
                "a  ",
                " ",
                "\u00e9",
                "e\u0301",
                "\u00e4\u00df\u4e2d\ud83d\ude00",
                "it's",
                "\"quoted\"",
                "'; DROP TABLE ostiary_session; --",
                "$1 ? :x %s {0} \\",
                "\\",
                "\\\\",
                "\\0",
                "\\u0000",
                "\u0000",
                "a\u0000",
                "a\r\n\tb",
                "a,b:c|d;e=f",
                "*",
                "?",
                "{a}",
                "\ud800",
                "\udc00",
                "\ufffd",
                "\ufeffa",
                "x".repeat(256),
                "\u4e2d".repeat(256),
                "\u0000".repeat(256),
                "\ud800".repeat(256))
                .stream();
    }
}
