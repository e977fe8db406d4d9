package dev.ostiary.servlet.event;

import java.util.Locale;

/** What became of a request. The {@linkplain #code() code} is API, like those of the reasons. */
public enum AuthOutcome {
    /** The application runs, with a user whom a token names. */
    ADMITTED,
    /** The application runs, with nobody: a public path, a preflight, or an optional one without a usable token. */
    ANONYMOUS,
    /** The application does not run. */
    REFUSED,
    /** The filter itself has answered: a session was refreshed or signed out. */
    SERVED,
    /** The application runs although the request should have been refused, because of report-only mode. */
    WOULD_BE_REFUSED;

    /**
     * The stable name for labels and logs.
     *
     * @return the name in lower case
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
