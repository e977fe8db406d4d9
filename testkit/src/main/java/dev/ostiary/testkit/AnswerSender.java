package dev.ostiary.testkit;

/** Sends a request with a token to the application under test, and tells the whole answer. */
@FunctionalInterface
public interface AnswerSender {
    /**
     * Sends one request, with the token in {@code Authorization: Bearer}.
     *
     * @param token a text that fits a header
     * @return the answer; redirects are not followed
     * @throws Exception whatever fails on the way; the test fails with it
     */
    TokenAnswer send(String token) throws Exception;
}
