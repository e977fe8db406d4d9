package dev.ostiary.site;

import java.nio.file.Path;
import java.util.Set;

/** Where a link of a page leads within the site: links of the repository go from file to file, those of the site from page to page. */
final class Target {
    private final Set<String> sources;

    Target(Set<String> sources) {
        this.sources = Set.copyOf(sources);
    }

    /** The same place as seen from a page of the site; what is no page or picture of it stays as it is. */
    String of(String page, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        int fragment = link.indexOf('#');
        String path = fragment < 0 ? link : link.substring(0, fragment);
        String rest = fragment < 0 ? "" : link.substring(fragment);
        String file = Path.of(page).resolveSibling(path).normalize().toString().replace('\\', '/');
        if (sources.contains(file)) {
            return Page.address(file) + rest;
        }
        return file.startsWith("docs/") && !file.endsWith(".md")
                ? file.substring("docs/".length()) + rest
                : file + rest;
    }
}
