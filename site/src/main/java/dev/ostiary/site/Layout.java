package dev.ostiary.site;

import java.util.List;
import java.util.stream.Collectors;

/** What stands around the text of each page. */
final class Layout {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>@title@</title>
            <link rel="stylesheet" href="style.css">
            <script src="search-index.js" defer></script>
            <script src="search.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#text">Skip to the text</a>
            <header>
            <a class="name" href="index.html">Ostiary</a>
            <search>
            <input id="search" type="search" placeholder="Search" aria-label="Search these pages" autocomplete="off">
            <ol id="found" hidden></ol>
            </search>
            </header>
            <div class="columns">
            <details class="pages" open>
            <summary>Pages</summary>
            <nav aria-label="Pages">
            @navigation@</nav>
            </details>
            <main id="text">
            @body@</main>
            </div>
            </body>
            </html>
            """;

    private final Navigation navigation;

    Layout(Navigation navigation) {
        this.navigation = navigation;
    }

    String html(Page page, Html.Rendered rendered) {
        String title = page.source().equals("README.md") ? "Ostiary" : page.title() + " - Ostiary";
        return PAGE.replace("@title@", Escape.html(title))
                .replace("@navigation@", navigation.html(page))
                .replace("@body@", withContents(rendered));
    }

    private static String withContents(Html.Rendered rendered) {
        int endOfTitle = rendered.body().indexOf("</h1>") + 1;
        int place = endOfTitle == 0 ? 0 : endOfTitle + "/h1>".length();
        return rendered.body().substring(0, place)
                + contents(rendered.sections())
                + rendered.body().substring(place);
    }

    /** The headings of the second level, where there are several. */
    private static String contents(List<Html.Section> sections) {
        List<Html.Section> chapters =
                sections.stream().filter(section -> section.level() == 2).toList();
        if (chapters.size() < 4) {
            return "";
        }
        return chapters.stream()
                .map(chapter ->
                        "<li><a href=\"#" + chapter.anchor() + "\">" + Escape.html(chapter.heading()) + "</a></li>\n")
                .collect(Collectors.joining(
                        "",
                        "<details class=\"contents\"><summary>On this page</summary>\n<ul>\n",
                        "</ul>\n</details>\n"));
    }
}
