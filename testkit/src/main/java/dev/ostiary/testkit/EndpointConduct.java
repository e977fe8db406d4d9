package dev.ostiary.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How an issuer behaves at one of its endpoints, until {@link #recover()}. See {@link TestIssuer#at}.
 *
 * <p>Nothing is done and nothing is used up by a request that is not answered honestly, except with {@link #losesAnswers()}. Thread-safe.
 */
public final class EndpointConduct {
    private final IssuerServer server;
    private final Endpoint endpoint;

    EndpointConduct(IssuerServer server, Endpoint endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * Answers without a body.
     *
     * @param status such as 500
     */
    public void fails(int status) {
        behave(honest -> Answer.empty(status));
    }

    /**
     * Answers with something else: garbage, a redirect, an error.
     *
     * @param status such as 200, or 302 with a header {@code Location}
     * @param headers by name
     * @param body sent as UTF-8; empty: no body
     */
    public void answers(int status, Map<String, String> headers, String body) {
        Answer answer = new Answer(status, Map.copyOf(headers), body);
        behave(honest -> answer);
    }

    /** Closes the connection without an answer, and without having done what was asked for. */
    public void dropsConnections() {
        behave(honest -> Answer.none());
    }

    /** Does what it is asked for, and closes the connection without an answer: codes and refresh tokens are used up. */
    public void losesAnswers() {
        behave(honest -> honest.get().lost());
    }

    /** Holds requests back before anything is done, until {@link #release()}. They are counted already. */
    public void holds() {
        server.gate(endpoint).hold();
    }

    /** Lets go on what was held back here. */
    public void release() {
        server.gate(endpoint).release();
    }

    /**
     * Answers later, beside delays set before.
     *
     * @param delay before each answer; it ends when the issuer is closed
     */
    public void isSlow(Duration delay) {
        server.slow(endpoint, Objects.requireNonNull(delay, "delay"));
    }

    /**
     * Does something before the next request is looked at, once: {@code issuer.at(TOKEN).first(issuer::rotate)} has a new key between
     * authorization and ID token.
     *
     * @param action runs in a thread of the issuer; a second one follows the first
     */
    public void first(Runnable action) {
        server.first(endpoint, Objects.requireNonNull(action, "action"));
    }

    /** Answers honestly and at once again; what is held back stays so until {@link #release()}. */
    public void recover() {
        server.behave(endpoint, Conduct.honest());
    }

    /**
     * How many requests have arrived here, whatever they were answered.
     *
     * @return since the start or the last {@link TestIssuer#reset()}
     */
    public int requests() {
        return server.count(endpoint).seen();
    }

    /**
     * Waits until so many requests have arrived here.
     *
     * @param count as {@link #requests()} counts
     * @param limit how long to wait at most
     * @return whether they have
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public boolean awaitRequests(int count, Duration limit) throws InterruptedException {
        return server.count(endpoint).await(count, limit);
    }

    /** Shows which endpoint it is about. */
    @Override
    public String toString() {
        return "EndpointConduct[" + endpoint + "]";
    }

    private void behave(Conduct conduct) {
        server.behave(endpoint, conduct);
    }
}
