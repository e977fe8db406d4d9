package dev.ostiary.example.web;

import dev.ostiary.servlet.event.AuthEvent;
import java.util.Map;

/**
 * The setting behind a decision, in words for the panel of the tour.
 *
 * @param setting as it would stand in {@code web.xml}
 * @param because what it means for this request
 * @param docs the page of the documentation that explains it
 */
record DecidingSetting(String setting, String because, String docs) {
    private static final Map<String, DecidingSetting> NAMED = Map.of(
            "public-paths",
            new DecidingSetting("public-paths", "This address is public, so no credential is looked at.", "rules"),
            "sign-in-page",
            new DecidingSetting("sign-in-page", "The sign-in page is public by itself.", "sessions"),
            "sign-out-page",
            new DecidingSetting(
                    "sign-out-page", "The page that signing out leads to is public by itself.", "sessions"),
            "default",
            new DecidingSetting("no rule", "No rule names this address, so it needs a user: the default.", "rules"),
            "uri",
            new DecidingSetting(
                    "no setting", "Two readers could read this address in two ways.", "how-a-request-flows"),
            "preflight",
            new DecidingSetting("no setting", "A browser asks before a script of another site sends.", "cors"),
            "application",
            new DecidingSetting("session-store", "The page was let in, but its store did not answer.", "stores"));

    /** The rule that decided, as it is configured, unless it is one that the filter has by itself. */
    static DecidingSetting of(AuthEvent event) {
        DecidingSetting rule = new DecidingSetting("rules: " + event.rule(), "This rule names the address.", "rules");
        return NAMED.getOrDefault(event.rule(), rule);
    }
}
