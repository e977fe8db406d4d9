package dev.ostiary.testkit;

/** Sends a request with a token to the application under test. */
@FunctionalInterface
public interface TokenSender {
    /**
     * Sends one request, with the token in {@code Authorization: Bearer}.
     *
     * @param token a text that fits a header
     * @return the status of the answer; redirects are not followed
     * @throws Exception whatever fails on the way; the test fails with it
     */
    int send(String token) throws Exception;
}
