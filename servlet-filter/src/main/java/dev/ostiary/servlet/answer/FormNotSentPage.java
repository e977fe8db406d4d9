package dev.ostiary.servlet.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The filter's own page for a browser whose form was not sent, of constants, the link, the code and the support id. Immutable, thread-safe.
 *
 * @param errorDetail how much it says of the reason
 */
record FormNotSentPage(ErrorDetail errorDetail) {
    /** What happened to the form, whatever the reason that log and events tell. */
    static final String CODE = "form_not_sent";

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d0d5dd; --soft: #475467; --link: #175cd3; }
            @media (prefers-color-scheme: dark) {
              :root { --line: #475467; --soft: #c0c6d0; --link: #84adff; }
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

    /** No script, no form, no frame; of styles this one alone. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hashOf(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String START = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>""" + STYLE.replace("%", "%%") + """
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s.</h1>
            """;

    private static final String END = """
            </main>
            </body>
            </html>
            """;

    /** @param signIn where to sign in; empty: the page has no link */
    String of(Refusal refusal, Optional<String> signIn) {
        String how = signIn.map(FormNotSentPage::link).orElse("Sign in in another tab");
        String heading =
                refusal.grounds() == Grounds.STEP_UP ? "Please sign in once more" : "You have been signed out";
        return String.format(Locale.ROOT, START, heading)
                + "<p>Your form was not sent. Your entries are kept as long as this tab is open.</p>\n"
                + "<p>" + how + ", come back and reload this page: the browser sends your entries again.</p>\n"
                + "<p class=\"note\">The browser may ask whether to send the form again. Say yes.</p>\n"
                + footer(refusal)
                + END;
    }

    private static String link(String address) {
        return "<a href=\"" + Markup.escaped(address) + "\" target=\"_blank\" rel=\"noopener\">Sign in</a>"
                + " (opens a new tab)";
    }

    private String footer(Refusal refusal) {
        StringBuilder text = new StringBuilder();
        if (errorDetail != ErrorDetail.NONE) {
            text.append("<p>Code: <code>").append(CODE).append("</code></p>\n");
        }
        if (errorDetail == ErrorDetail.FULL) {
            String detail =
                    refusal.reason().description() + ". " + refusal.reason().remedy();
            text.append("<p>").append(Markup.escaped(detail)).append("</p>\n");
        }
        refusal.supportId()
                .ifPresent(id -> text.append("<p>Support id: <code>").append(id).append("</code></p>\n"));
        return text.isEmpty() ? "" : "<footer>\n" + text + "</footer>\n";
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
