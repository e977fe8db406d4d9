package dev.ostiary.example.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fills the templates of {@code WEB-INF/pages} and sends them within the common layout. Thread-safe. */
final class Pages {
    private static final String LINK = "<li><a href=\"{{base}}{{path}}\"{{current}}>{{label}}</a></li>\n";
    private static final Html CURRENT = Html.markup(" aria-current=\"page\"");

    private final ServletContext context;
    private final SignInWay way;
    private final List<Map.Entry<String, String>> navigation;

    /** @param navigation paths and what they are called */
    Pages(ServletContext context, SignInWay way, List<Map.Entry<String, String>> navigation) {
        this.context = context;
        this.way = way;
        this.navigation = List.copyOf(navigation);
    }

    /** The template {@code WEB-INF/pages/<name>.html}, filled. */
    Html fragment(String name, Map<String, ?> values) {
        return Html.fill(read("/WEB-INF/pages/" + name + ".html"), values);
    }

    /** Sends a page; its header names the user where the filter has told who it is, so not on public pages. */
    void write(HttpServletRequest request, HttpServletResponse response, String title, Html content)
            throws IOException {
        String base = Base.of(request);
        Principal user = request.getUserPrincipal();
        Html whoami = user == null ? Html.NOTHING : fragment("whoami", Map.of("base", base, "user", user.getName()));
        Html page = fragment(
                "layout",
                Map.of(
                        "title", title,
                        "base", base,
                        "navigation", navigation(base, request.getServletPath()),
                        "whoami", whoami,
                        "content", content,
                        "happened", new TourPanel(this, way).of(request)));
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page.toString());
    }

    private Html navigation(String base, String servletPath) {
        String here = servletPath.isEmpty() ? "/" : servletPath;
        return Html.join(navigation.stream()
                .map(entry -> Html.fill(
                        LINK,
                        Map.of(
                                "base",
                                base,
                                "path",
                                entry.getKey(),
                                "current",
                                isAt(entry.getKey(), here) ? CURRENT : Html.NOTHING,
                                "label",
                                entry.getValue())))
                .toList());
    }

    private static boolean isAt(String path, String here) {
        return here.equals(path) || here.startsWith(path + "/");
    }

    private String read(String path) {
        try (InputStream template = Objects.requireNonNull(context.getResourceAsStream(path), path)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
