package dev.ostiary.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this repository as it is. */
class SiteGeneratorTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern LOADED = Pattern.compile("(?:src|<link[^>]* href)=\"([^\"]+)\"");

    @TempDir
    static Path site;

    @BeforeAll
    static void write() throws IOException {
        new SiteGenerator(REPOSITORY, site).writePages();
    }

    @Test
    void eachPage_isOneOfTheSite_andInItsSearch() throws IOException {
        List<String> addresses =
                Page.all(REPOSITORY).stream().map(Page::address).toList();
        String index = Files.readString(site.resolve("search-index.js"));

        assertThat(addresses).contains("index.html", "settings.html", "rules.html", "getting-started.html");
        assertThat(addresses).allMatch(address -> Files.exists(site.resolve(address)));
        assertThat(addresses).allMatch(address -> index.contains("[\"" + address));
    }

    @Test
    void whateverAPageLoads_liesWithinTheSite() throws IOException {
        try (Stream<Path> pages = Files.list(site)) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".html")).toList()) {
                assertThat(LOADED.matcher(Files.readString(page)).results().map(found -> found.group(1)))
                        .isNotEmpty()
                        .allMatch(address -> Files.exists(site.resolve(address)), page.toString());
            }
        }
    }

    @Test
    void navigation_namesEachPageOnce() throws IOException {
        List<Page> pages = Page.all(REPOSITORY);
        String navigation = new Navigation(pages).html(pages.get(0));

        assertThat(pages).allMatch(page -> navigation.split("href=\"" + page.address() + "\"", -1).length == 2);
    }

    @Test
    void apiPackages_areThoseThatDoNotSayOtherwise() throws IOException {
        assertThat(ApiPackages.of(REPOSITORY))
                .contains(
                        "dev.ostiary.servlet",
                        "dev.ostiary.verify",
                        "dev.ostiary.testkit",
                        "dev.ostiary.store.jdbc",
                        "dev.ostiary.store.redis",
                        "dev.ostiary.spring")
                .doesNotContain("dev.ostiary.servlet.gate", "dev.ostiary.servlet.path", "dev.ostiary.encoding");
    }
}
