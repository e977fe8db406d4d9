package dev.ostiary.example.web;

import dev.ostiary.servlet.event.AuthEvent;
import java.util.Map;

/**
 * The setting behind a decision, in words for the panel of the tour.
 *
 * @param because what it means for this request
 * @param setting as it would stand in {@code web.xml}
 * @param docs the page of the documentation that explains it
 */
record DecidingSetting(String because, String setting, String docs) {
    private static final Map<String, DecidingSetting> NAMED = Map.of(
            "public-paths",
            new DecidingSetting("This address is public, and no credential is looked at", "public-paths", "rules"),
            "sign-in-page",
            new DecidingSetting("The sign-in page is public by itself", "sign-in-page", "sessions"),
            "sign-out-page",
            new DecidingSetting("The page that signing out leads to is public by itself", "sign-out-page", "sessions"),
            "default",
            new DecidingSetting("No rule names this address, so it needs a user", "rules", "rules"),
            "uri",
            new DecidingSetting(
                    "Two programs could read this address in two ways", "no setting", "how-a-request-flows"),
            "application",
            new DecidingSetting("The page was let in, but its store did not answer", "session-store", "stores"));

    /** The rule that decided, as it is configured, unless it is one that the filter has by itself. */
    static DecidingSetting of(AuthEvent event) {
        DecidingSetting rule = new DecidingSetting("A rule names this address", "rules: " + event.rule(), "rules");
        return NAMED.getOrDefault(event.rule(), rule);
    }
}
