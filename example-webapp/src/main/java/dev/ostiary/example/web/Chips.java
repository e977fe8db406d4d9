package dev.ostiary.example.web;

import java.util.Collection;
import java.util.Map;

/** Shows a handful of words, such as roles, as small labels. */
final class Chips {
    private static final String CHIP = "<li>{{word}}</li>";
    private static final Html NONE = Html.markup("<p class=\"muted\">none</p>");

    private Chips() {}

    static Html of(Collection<String> words) {
        Html chips = Html.join(words.stream()
                .map(word -> Html.fill(CHIP, Map.of("word", word)))
                .toList());
        return words.isEmpty() ? NONE : Html.fill("<ul class=\"chips\">{{chips}}</ul>", Map.of("chips", chips));
    }
}
