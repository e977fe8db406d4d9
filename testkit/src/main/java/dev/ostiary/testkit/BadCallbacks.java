package dev.ostiary.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Callbacks, ID tokens, token answers and logout tokens that must neither open nor end a session, to be run against an application that
 * signs in with the issuer.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> badCallbacks() {
 *     return BadCallbacks.dynamicTests(issuer, new SignInTarget(url("/orders"), url("/auth/back-channel-logout")));
 * }
 * }</pre>
 *
 * <p>They cover RFC 9700 (injected, replayed and mixed-up responses), RFC 9207, OpenID Connect Core 1.0 (sections 3.1.2.7 and 3.1.3.7),
 * RFC 8725 and OpenID Connect Back-Channel Logout 1.0 (section 2.6). Some are stricter than these ask: limits of size and time.
 */
public final class BadCallbacks {
    private BadCallbacks() {}

    /**
     * All of them.
     *
     * @param issuer with which the application signs in; with the usual client or one that has a secret
     * @return more than a hundred and fifty, in a fixed order and under fixed names
     */
    public static List<BadCallback> all(TestIssuer issuer) {
        return Stream.of(
                        BadRedirects.of(issuer),
                        BadIdTokens.of(issuer),
                        BadTokenAnswers.of(issuer),
                        BadLogoutTokens.of(issuer))
                .flatMap(callbacks -> callbacks)
                .toList();
    }

    /**
     * A test that signing in works at all, one that a good logout token ends a session, and one for each of {@link #all}, with a new browser
     * each.
     *
     * @param issuer with which the application signs in; it is {@linkplain TestIssuer#reset reset} before each
     * @param application that is running
     * @return tests for a {@code @TestFactory}; failures name the callback and statuses
     */
    public static Stream<DynamicTest> dynamicTests(TestIssuer issuer, SignInTarget application) {
        CallbackVerdict verdict = new CallbackVerdict(issuer, application);
        Stream<DynamicTest> good = Stream.of(
                DynamicTest.dynamicTest("a good sign-in opens a session", verdict::requireSignIn),
                DynamicTest.dynamicTest("a good logout token ends a session", verdict::requireLogout));
        Stream<DynamicTest> bad = all(issuer).stream()
                .map(callback -> DynamicTest.dynamicTest(callback.toString(), () -> verdict.requireHarmless(callback)));
        return Stream.concat(good, bad);
    }
}
