package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link in the documentation leads to a file that is there, and its anchor to a heading of that file. */
class PageLinksTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> AT_THE_TOP =
            List.of("README.md", "SECURITY.md", "CONTRIBUTING.md", "RATIONALE.md", "CHANGELOG.md", "BENCHMARKS.md");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");

    /** A link and the page that has it. */
    record Link(Path page, String target) {
        @Override
        public String toString() {
            return page + " -> " + target;
        }

        Path file() {
            String path = target.replaceFirst("#.*", "");
            return path.isEmpty() ? page : page.resolveSibling(path).normalize();
        }

        String anchor() {
            return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        }
    }

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(AT_THE_TOP.stream().map(Path::of).toList());
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .forEach(pages::add);
        }
        return pages.stream();
    }

    static Stream<Link> links() throws IOException {
        Set<Link> links = new LinkedHashSet<>();
        for (Path page : pages().toList()) {
            LINK.matcher(textOf(page))
                    .results()
                    .map(link -> new Link(page, link.group(1)))
                    .filter(link -> !link.target().matches("[a-z]+:.*"))
                    .forEach(links::add);
        }
        return links.stream();
    }

    @ParameterizedTest
    @MethodSource("links")
    void link_withinTheRepository_leadsSomewhere(Link link) throws IOException {
        assertThat(ROOT.resolve(link.file())).exists();
        assertThat(link.anchor().isEmpty() || anchorsOf(link.file()).contains(link.anchor()))
                .as("a heading #%s in %s", link.anchor(), link.file())
                .isTrue();
    }

    @Test
    void anchor_ofAHeading_isAsTheSitesMakeIt() {
        String page = """
            # 400 `multiple_tokens` in a browser
            ## Keys, PEM & JWK
            ## web.xml
            ### token_expired
            ## web.xml
            """;

        assertThat(anchors(page))
                .containsExactly(
                        "400-multiple_tokens-in-a-browser", "keys-pem--jwk", "webxml", "token_expired", "webxml-1");
    }

    private static String textOf(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve(page))).replaceAll("");
    }

    private static Set<String> anchorsOf(Path page) throws IOException {
        return page.toString().endsWith(".md") ? anchors(textOf(page)) : Set.of();
    }

    /** Lower case, without punctuation, blanks as hyphens; what comes again is numbered. */
    private static Set<String> anchors(String text) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new LinkedHashSet<>();
        HEADING.matcher(text).results().forEach(heading -> {
            String shown = heading.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
            String anchor = shown.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        });
        return anchors;
    }
}
