package dev.ostiary.servlet;

import dev.ostiary.servlet.signin.KeptSessions;
import dev.ostiary.servlet.signin.OpenProviders;

/**
 * The providers of one filter, and what is kept of the sessions that began at them. Thread-safe; to be closed before the sessions.
 *
 * @param providers at which users sign in
 * @param kept of their sessions
 */
record ProvidersAtWork(OpenProviders providers, KeptSessions kept) implements AutoCloseable {
    @Override
    public void close() {
        kept.close();
        providers.close();
    }
}
