package dev.ostiary.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a link of a page leads within the site: links of the repository go from file to file, those of the site from page to page. */
final class Target {
    private final Map<String, String> titles;

    /** Knows the pages by their place in the repository, each with its title. */
    Target(Map<String, String> titles) {
        this.titles = Map.copyOf(titles);
    }

    /** The same place as seen from a page of the site; what is no page or picture of it stays as it is. */
    String of(String page, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        int fragment = link.indexOf('#');
        String path = fragment < 0 ? link : link.substring(0, fragment);
        String rest = fragment < 0 ? "" : link.substring(fragment);
        String file = file(page, path);
        if (titles.containsKey(file)) {
            return Page.address(file) + rest;
        }
        return file.startsWith("docs/") && !file.endsWith(".md")
                ? file.substring("docs/".length()) + rest
                : file + rest;
    }

    /** Whether a link leads to sources, which the repository has and the site has not. */
    boolean isOfSources(String page, String link) {
        String file = file(page, link.replaceFirst("#.*", ""));
        boolean isOfSite = titles.containsKey(file) || file.startsWith("docs/") || file.equals("LICENSE");
        return !link.startsWith("#") && !link.matches("[a-z]+:.*") && !isOfSite;
    }

    /** What a page of the site calls a link whose words are but the name of a file; nothing where they say more. */
    Optional<String> words(String page, String link, String words) {
        boolean nameOfFile = words.matches("(?:docs/)?[\\w-]+\\.md");
        return nameOfFile
                ? Optional.ofNullable(titles.get(file(page, link.replaceFirst("#.*", ""))))
                : Optional.empty();
    }

    private static String file(String page, String path) {
        return Path.of(page).resolveSibling(path).normalize().toString().replace('\\', '/');
    }
}
