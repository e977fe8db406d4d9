package dev.ostiary.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of pages beside each page, in the order in which one needs them. A page that no group names stands in the last one. */
final class Navigation {
    private static final String MORE = "More";
    private static final List<Group> GROUPS = List.of(
            new Group("Begin", List.of("README.md", "docs/getting-started.md", "docs/testing.md", "docs/migrating.md")),
            new Group(
                    "Set up",
                    List.of(
                            "docs/settings.md",
                            "docs/rules.md",
                            "docs/identity-providers.md",
                            "docs/sign-in.md",
                            "docs/sessions.md")),
            new Group(
                    "Servers",
                    List.of(
                            "docs/containers.md",
                            "docs/versions.md",
                            "docs/frameworks.md",
                            "docs/cors.md",
                            "docs/stores.md")),
            new Group(
                    "Run",
                    List.of("docs/troubleshooting.md", "docs/operations.md", "docs/command-line.md", "BENCHMARKS.md")),
            new Group(
                    "Understand",
                    List.of(
                            "docs/how-a-request-flows.md",
                            "docs/credentials.md",
                            "docs/tokens.md",
                            "SECURITY.md",
                            "docs/security-model.md",
                            "RATIONALE.md")));

    private record Group(String name, List<String> sources) {}

    private final Map<String, List<Page>> groups = new LinkedHashMap<>();

    Navigation(List<Page> pages) {
        Set<Page> left = new LinkedHashSet<>(pages);
        for (Group group : GROUPS) {
            List<Page> members = new ArrayList<>();
            for (String source : group.sources()) {
                pages.stream().filter(page -> page.source().equals(source)).forEach(members::add);
            }
            left.removeAll(members);
            groups.put(group.name(), members);
        }
        groups.put(MORE, List.copyOf(left));
    }

    String html(Page current) {
        StringBuilder html = new StringBuilder();
        groups.forEach((name, pages) -> {
            html.append("<h2>").append(Escape.html(name)).append("</h2>\n<ul>\n");
            for (Page page : pages) {
                html.append("<li><a href=\"").append(page.address()).append('"');
                html.append(page.equals(current) ? " aria-current=\"page\">" : ">");
                html.append(Escape.html(shortTitle(page))).append("</a></li>\n");
            }
            html.append(
                    name.equals(MORE) ? "<li><a href=\"api/index.html\">API (javadoc)</a></li>\n</ul>\n" : "</ul>\n");
        });
        return html.toString();
    }

    private static String shortTitle(Page page) {
        return page.source().equals("README.md") ? "Four ways" : page.title().replaceFirst(":.*", "");
    }
}
