package dev.ostiary.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Hostile tokens, each a good one with one thing wrong, to be run against an application.
 *
 * <p>The application must trust the issuer and its audience, and be otherwise as strict as it can be. What else it asks of every
 * token, {@link TestIssuerBuilder#preset} and {@link TestIssuerBuilder#claims} put into them:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> hostileTokens() {
 *     return BadTokens.dynamicTests(issuer, token -> status("/api/me", token));
 * }
 * }</pre>
 *
 * <p>They cover RFC 8725 (best practices), RFC 7515, RFC 7519 and RFC 8259: lies about the algorithm, headers that
 * bring keys along, other spellings, ambiguous JSON, damaged signatures, times that are none, other parties, tokens for
 * another purpose. Some are
 * stricter than the RFCs ask: limits of size, depth and length, and members that other libraries ignore.
 */
public final class BadTokens {
    private BadTokens() {}

    /**
     * All of them, made with the issuer's newest key for its first algorithm; those about another algorithm where the
     * issuer has a key for it.
     *
     * @param issuer whom the application trusts
     * @return several hundred, in a fixed order and under fixed names; the texts are new each time. They stay bad for
     *     half an hour at least: later, what is not valid yet may be
     */
    public static List<BadToken> of(TestIssuer issuer) {
        return all(Twin.of(issuer), issuer.now().getEpochSecond(), issuer.issuer(), issuer.audience())
                .toList();
    }

    /**
     * All of them for an application that shares a secret with its issuer. Those about key ids are left out: where there is one key, an id
     * decides nothing.
     *
     * @param secret as the application is configured, which must accept {@code HS256} alone
     * @return several hundred, as above
     */
    public static List<BadToken> of(SharedSecret secret) {
        return all(secret.twin(), secret.now().getEpochSecond(), secret.issuer(), secret.audience())
                .flatMap(token -> SharedSecretRefusals.of(token).stream())
                .toList();
    }

    private static Stream<BadToken> all(Twin twin, long now, String issuer, String audience) {
        return Stream.of(
                        BadForms.of(twin),
                        BadJson.of(twin),
                        BadAlgorithms.of(twin),
                        BadHeaders.of(twin),
                        BadEncryption.of(twin),
                        BadSignatures.of(twin),
                        BadTimes.of(twin, now),
                        BadParties.of(twin, issuer, audience),
                        BadKinds.of(twin))
                .flatMap(tokens -> tokens);
    }

    /**
     * The good token that the others are like.
     *
     * @param issuer whom the application trusts
     * @return a text that the application must accept
     */
    public static String goodTwin(TestIssuer issuer) {
        return Twin.of(issuer).parts().signed();
    }

    /**
     * The good token that the others are like.
     *
     * @param secret as the application is configured
     * @return a text that the application must accept
     */
    public static String goodTwin(SharedSecret secret) {
        return secret.twin().parts().signed();
    }

    /**
     * One test for the good twin, which must be answered 2xx, and one for each bad token that fits a header, which must
     * be answered 400 or 401. A container may also answer 431 to a token that is too large.
     *
     * @param issuer whom the application trusts
     * @param application sends a token
     * @return tests for a {@code @TestFactory}; failures name the bad token and the status, never the text
     */
    public static Stream<DynamicTest> dynamicTests(TestIssuer issuer, TokenSender application) {
        return dynamicTestsOfAnswers(issuer, token -> new TokenAnswer(application.send(token), ""));
    }

    /**
     * The same tests for whoever has the body of the answer, too: a failure says then why the application refused, and what to look at.
     *
     * @param issuer whom the application trusts
     * @param application sends a token
     * @return tests for a {@code @TestFactory}; failures name the bad token, the status and the {@code code} in the body, never the
     *     token or the rest of the body
     */
    public static Stream<DynamicTest> dynamicTestsOfAnswers(TestIssuer issuer, AnswerSender application) {
        DynamicTest good = DynamicTest.dynamicTest(
                "good twin is accepted", () -> Verdict.requireAccepted(application.send(goodTwin(issuer))));
        Stream<DynamicTest> bad = of(issuer).stream()
                .filter(BadToken::fitsHeader)
                .map(token -> DynamicTest.dynamicTest(
                        token.name(), () -> Verdict.requireRefused(token, application.send(token.token()))));
        return Stream.concat(Stream.of(good), bad);
    }
}
