package dev.ostiary.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the site. The arguments: the folder of the repository, and the folder to write to. */
public final class SiteGenerator {
    private static final List<String> WRITTEN_BY_HAND = List.of("style.css", "search.js");
    private static final List<String> PICTURES = List.of("images", "benchmarks");

    private final Path repository;
    private final Path site;

    SiteGenerator(Path repository, Path site) {
        this.repository = repository;
        this.site = site;
    }

    /**
     * Makes the pictures of {@code docs/images} anew, then writes pages, search and the documentation of what is API.
     *
     * @param args the folder of the repository, and the folder to write to
     * @throws IOException if one cannot be read or the other not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "expected two arguments: the folder of the repository, the folder to write to");
        }
        SiteGenerator generator = new SiteGenerator(Path.of(args[0]), Path.of(args[1]));
        Pictures.write(generator.repository.resolve("docs/images"));
        generator.writePages();
        ApiDocumentation.write(
                generator.repository, generator.site.resolve("api"), System.getProperty("java.class.path"));
        System.out.println("The site: " + generator.site.resolve("index.html").toUri());
    }

    void writePages() throws IOException {
        Files.createDirectories(site);
        List<Page> pages = Page.all(repository);
        Html html = new Html(new Target(pages.stream().collect(Collectors.toMap(Page::source, Page::title))));
        Layout layout = new Layout(new Navigation(pages));
        SearchIndex index = new SearchIndex();
        for (Page page : pages) {
            Html.Rendered rendered = html.render(page);
            index.add(page, rendered.sections());
            Files.writeString(site.resolve(page.address()), layout.html(page, rendered));
        }
        Files.writeString(site.resolve("search-index.js"), index.script());
        for (String name : WRITTEN_BY_HAND) {
            Files.writeString(site.resolve(name), Resources.text(name));
        }
        Files.copy(repository.resolve("LICENSE"), site.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        for (String folder : PICTURES) {
            copy(repository.resolve("docs").resolve(folder), site.resolve(folder));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
