package dev.ostiary.site;

import java.util.ArrayList;
import java.util.List;

/** All headings and words, as a script that a page loads: it works from a folder, too, where a page may fetch nothing. */
final class SearchIndex {
    private final List<String> entries = new ArrayList<>();

    void add(Page page, List<Html.Section> sections) {
        for (Html.Section section : sections) {
            String anchor = section.level() == 1 ? "" : "#" + section.anchor();
            entries.add("[" + Escape.json(page.address() + anchor) + "," + Escape.json(page.title()) + ","
                    + Escape.json(section.heading()) + "," + Escape.json(section.text()) + "]");
        }
    }

    String script() {
        return "const SEARCH_INDEX = [\n" + String.join(",\n", entries) + "\n];\n";
    }
}
