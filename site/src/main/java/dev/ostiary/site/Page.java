package dev.ostiary.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of Markdown in the repository.
 *
 * @param source its path in the repository, with slashes: {@code docs/rules.md}
 * @param text its Markdown
 */
record Page(String source, String text) {
    private static final List<String> AT_THE_ROOT =
            List.of("README.md", "SECURITY.md", "RATIONALE.md", "BENCHMARKS.md", "CHANGELOG.md", "CONTRIBUTING.md");

    static List<Page> all(Path repository) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String name : AT_THE_ROOT) {
            pages.add(new Page(name, Files.readString(repository.resolve(name))));
        }
        try (Stream<Path> docs = Files.list(repository.resolve("docs"))) {
            for (Path file : docs.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String source = repository.relativize(file).toString().replace('\\', '/');
                pages.add(new Page(source, Files.readString(file)));
            }
        }
        return pages;
    }

    /** Its file in the site, where all pages lie side by side. */
    String address() {
        return address(source);
    }

    static String address(String source) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        return name.equals("README.md") ? "index.html" : name.replaceFirst("\\.md$", ".html");
    }

    /** The text of its first heading. */
    String title() {
        return text.lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).replace("`", "").strip())
                .orElse(source);
    }
}
