package dev.ostiary.servlet.config;

import dev.ostiary.servlet.csrf.Origin;

/**
 * Where the application's clients reach it. Immutable.
 *
 * @param origin what cross-site checks compare with
 * @param path what redirects, paths to return to and cookies begin with: empty for the root, else text such as {@code /ctx}
 */
public record ExternalUrl(Origin origin, String path) {}
