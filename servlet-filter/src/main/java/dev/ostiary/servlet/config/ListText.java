package dev.ostiary.servlet.config;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Splits lists at commas and white space, though not within double quotes. Stateless. */
final class ListText {
    private static final Pattern ELEMENT = Pattern.compile("(?:\"[^\"]*+\"|[^\\s,\"]++|\")++");

    private ListText() {}

    /** The elements, their quotes kept; a quote that is never closed is left to whoever reads the element. */
    static List<String> elements(String text) {
        return ELEMENT.matcher(text).results().map(MatchResult::group).toList();
    }
}
