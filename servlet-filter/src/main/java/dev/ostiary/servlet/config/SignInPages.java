package dev.ostiary.servlet.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The filter's own paths and pages for signing in. Where a browser without a user is sent, and where signing out leads, stands elsewhere:
 * the application may have pages of its own for that.
 *
 * @param authPath below it are the filter's own paths; begins with a slash and does not end with one
 * @param timeout between leaving for the provider and coming back; 1 minute to 24 hours
 * @param errorPage a path within the application that shows what went wrong; empty: the filter's own page
 */
public record SignInPages(String authPath, Duration timeout, Optional<String> errorPage) {
    /** What leads to the provider, below {@code auth-path}. */
    public static final String SIGN_IN = "/sign-in";

    /** Where the provider sends the browser back to, below {@code auth-path}. */
    public static final String CALLBACK = "/callback";

    /** Where signing out leads in the end, below {@code auth-path}. */
    public static final String SIGNED_OUT = "/signed-out";

    /** Where the provider says which sessions have ended, below {@code auth-path}. */
    public static final String BACK_CHANNEL_LOGOUT = "/back-channel-logout";
}
