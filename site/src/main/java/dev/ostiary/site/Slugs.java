package dev.ostiary.site;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Anchors of headings, spelled as GitHub spells them, so that a link works in both places. One object serves one page. */
final class Slugs {
    private final Map<String, Integer> used = new HashMap<>();

    String of(String heading) {
        String slug = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\-_ ]", "")
                .replace(' ', '-');
        int before = used.merge(slug, 1, Integer::sum) - 1;
        return before == 0 ? slug : slug + "-" + before;
    }
}
