package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A page of the filter's own: a heading, a few lines, perhaps a link, and below a line what support asks for. It has no script, loads
 * nothing, and follows the browser's light or dark scheme. All text but the paragraphs' own markup is escaped. Immutable, thread-safe.
 */
public final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d0d5dd; --soft: #475467; --link: #175cd3; --ink: #101828;
                    --paper: #ffffff; background: var(--paper); color: var(--ink); }
            @media (prefers-color-scheme: dark) {
              :root { --line: #475467; --soft: #c0c6d0; --link: #84adff; --ink: #f2f4f7; --paper: #121417; }
            }
            body { margin: 0; padding: 10vh 1.25rem 2rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
            main { max-width: 34rem; margin: 0 auto; overflow-wrap: break-word; }
            h1 { margin: 0 0 1rem; font-size: 1.625rem; line-height: 1.25; }
            p { margin: 0 0 1rem; }
            a { color: var(--link); font-weight: 600; text-underline-offset: .2em; }
            a:focus-visible { outline: 2px solid; outline-offset: 3px; border-radius: 2px; }
            .note { color: var(--soft); }
            footer { margin-top: 2rem; padding-top: .75rem; border-top: 1px solid var(--line);
                     color: var(--soft); font-size: .875rem; }
            footer p { margin: 0 0 .25rem; }
            """;

    /** No script, no form, no frame; of styles this one alone (CSP 3). */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-"
            + hashOf(STYLE) + "'; base-uri 'none'; form-action 'none'";

    private static final String START = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>""";

    private final String title;
    private final List<String> paragraphs;
    private final List<String> notes;

    private HtmlPage(String title, List<String> paragraphs, List<String> notes) {
        this.title = title;
        this.paragraphs = List.copyOf(paragraphs);
        this.notes = List.copyOf(notes);
    }

    /**
     * A page with nothing on it yet.
     *
     * @param title also its heading, where a full stop follows
     * @return the page
     */
    public static HtmlPage titled(String title) {
        return new HtmlPage(title, List.of(), List.of());
    }

    /**
     * The same page with one paragraph more.
     *
     * @param text shown as it is
     * @return a new page
     */
    public HtmlPage text(String text) {
        return with("<p>" + Markup.escaped(text) + "</p>\n");
    }

    /**
     * The same page with one paragraph more, of less weight.
     *
     * @param text shown as it is
     * @return a new page
     */
    public HtmlPage aside(String text) {
        return with("<p class=\"note\">" + Markup.escaped(text) + "</p>\n");
    }

    /**
     * The same page with a link in a paragraph of its own.
     *
     * @param address where it leads: a path of the application
     * @param text what it says
     * @return a new page
     */
    public HtmlPage link(String address, String text) {
        return with("<p><a href=\"" + Markup.escaped(address) + "\">" + Markup.escaped(text) + "</a></p>\n");
    }

    /** The same page with a paragraph whose markup is done. */
    HtmlPage with(String paragraph) {
        List<String> more = new ArrayList<>(paragraphs);
        more.add(paragraph);
        return new HtmlPage(title, more, notes);
    }

    /**
     * The same page with what support asks for: the code and the id by which the log line is found, as far as answers may say it.
     *
     * @param refusal what the page is about
     * @param code what stands for the reason
     * @param detail how much is said
     * @return a new page
     */
    public HtmlPage about(Refusal refusal, String code, ErrorDetail detail) {
        List<String> more = new ArrayList<>(notes);
        if (detail != ErrorDetail.NONE) {
            more.add("<p>Code: <code>" + Markup.escaped(code) + "</code></p>\n");
        }
        if (detail == ErrorDetail.FULL) {
            more.add("<p>"
                    + Markup.escaped(refusal.reason().description() + ". "
                            + refusal.reason().remedy())
                    + "</p>\n");
        }
        refusal.supportId().ifPresent(id -> more.add("<p>Support id: <code>" + id + "</code></p>\n"));
        return new HtmlPage(title, paragraphs, more);
    }

    /**
     * Writes the page; the status is the caller's. To {@code HEAD} the container sends no body.
     *
     * @param response not committed
     * @throws IOException when the connection breaks
     */
    public void write(HttpServletResponse response) throws IOException {
        byte[] body = html().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    String html() {
        String heading = Markup.escaped(title);
        return START.replace("%s", heading) + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>" + heading + ".</h1>\n"
                + String.join("", paragraphs)
                + (notes.isEmpty() ? "" : "<footer>\n" + String.join("", notes) + "</footer>\n")
                + "</main>\n</body>\n</html>\n";
    }

    private static String hashOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every JDK", impossible);
        }
    }
}
