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
public record SignInPages(String authPath, Duration timeout, Optional<String> errorPage) {}
