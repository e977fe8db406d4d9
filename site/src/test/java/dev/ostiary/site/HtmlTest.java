package dev.ostiary.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private final Html html = new Html(new Target(Map.of("docs/a.md", "A", "docs/b.md", "The other")));

    @Test
    void render_headingsAndLinks_haveAnchorsAndLeadToPages() {
        Html.Rendered page = render("# A\n\nTo [B](b.md#x).\n\n## The `one` way\n\nWords\nhere.\n");

        assertThat(page.body())
                .contains("<h1 id=\"a\">A</h1>", "<a href=\"b.html#x\">B</a>", "<h2 id=\"the-one-way\">");
        assertThat(page.sections())
                .containsExactly(
                        new Html.Section(1, "a", "A", "To B."),
                        new Html.Section(2, "the-one-way", "The one way", "Words here."));
    }

    @Test
    void render_linkCalledByItsFile_isCalledByTheTitle() {
        assertThat(render("# A\n\nSee [docs/b.md](b.md).\n").body()).contains("<a href=\"b.html\">The other</a>");
    }

    /** The site has pages, and no sources. */
    @Test
    void render_linkToAFolderOfSources_isItsWords() {
        assertThat(render("# A\n\nCopy [the `a` folder](../examples/a).\n").body())
                .contains("<p>Copy the <code>a</code> folder.</p>");
    }

    @Test
    void render_marksOfTests_areLeftOut() {
        assertThat(render("# A\n\n<!-- test:a -->\n```sh\nls\n```\n").body())
                .doesNotContain("test:a")
                .contains("<pre><code class=\"language-sh\">ls");
    }

    @Test
    void render_table_mayBeWiderThanThePage() {
        assertThat(render("| a | b |\n|---|---|\n| 1 | 2 |\n").body()).contains("<div class=\"wide\"><table>");
    }

    @Test
    void render_cellsAndParagraphs_areWordsOfTheirOwnForTheSearch() {
        Html.Rendered rendered = render("# A\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\nOne.\n\n- Two\n- Three\n");

        assertThat(rendered.sections()).extracting(Html.Section::text).containsExactly("a b 1 2 One. Two Three");
    }

    private Html.Rendered render(String markdown) {
        return html.render(new Page("docs/a.md", markdown));
    }
}
