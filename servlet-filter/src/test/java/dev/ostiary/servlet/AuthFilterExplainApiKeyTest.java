package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the filter says it would do with an API key is what it does. */
class AuthFilterExplainApiKeyTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final IssuedApiKey ISSUED = ApiKeys.of(id -> new ApiKeyLookup.Unknown(), InstantSource.fixed(NOW))
            .issue("planted-owner", Set.of("planted-role"), Set.of("planted-scope"), Duration.ofHours(1));
    private static final String KEY = ISSUED.key();

    private static ApiKeyStore holding(ApiKeyRecord record) {
        return id -> id.equals(record.id()) ? new ApiKeyLookup.Found(record) : new ApiKeyLookup.Unknown();
    }

    private static AuthFilterBuilder withoutKeys() {
        return AuthFilter.builder()
                .secret("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz")
                .issuer("i")
                .audience("a")
                .clock(InstantSource.fixed(NOW));
    }

    private static AuthFilterBuilder builder() {
        return withoutKeys().apiKeys(holding(ISSUED.record()));
    }

    private static FakeResponse answer(AuthFilter filter, String key) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(FakeRequest.get("/a").header("X-API-Key", key), response, (seen, end) -> {});
        return response;
    }

    private static Explanation.Step last(Explanation explanation) {
        return explanation.steps().get(explanation.steps().size() - 1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(builder(), "abc", "key form", "3 characters of another form"),
                Arguments.of(builder(), KEY + "x", "key form", "71 characters of another form"),
                Arguments.of(
                        withoutKeys().apiKeys(id -> new ApiKeyLookup.Unavailable(Duration.ofSeconds(7))),
                        KEY,
                        "key record",
                        "the store cannot be reached; ask again in 7 s"),
                Arguments.of(
                        withoutKeys().apiKeys(id -> new ApiKeyLookup.Unknown()),
                        KEY,
                        "key record",
                        "none, or one of another secret"),
                Arguments.of(
                        withoutKeys().apiKeys(holding(ISSUED.record().asRevoked())), KEY, "key revocation", "revoked"),
                Arguments.of(
                        builder().clock(InstantSource.fixed(NOW.plus(Duration.ofHours(1)))),
                        KEY,
                        "key expiry",
                        "its time is over"),
                Arguments.of(
                        builder().rules("/a = role(owner)"),
                        KEY,
                        "permission",
                        "roles of the API key: \"planted-role\""),
                Arguments.of(builder().rules("/a = deny"), KEY, "rule", "/a = deny"),
                Arguments.of(builder(), KEY + "," + KEY, "credential", "multiple_tokens"),
                Arguments.of(
                        withoutKeys(),
                        KEY,
                        "credential",
                        "none: API keys are not accepted, set api-keys or call apiKeys(...)"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void explainApiKey_refused_agreesWithTheRealAnswerAndNamesTheStep(
            AuthFilterBuilder builder, String key, String step, String found) throws Exception {
        AuthFilter filter = builder.build();

        Explanation explanation = filter.explainApiKey(key, "GET", "/a");
        FakeResponse answer = answer(filter, key);

        assertThat(answer.body())
                .contains("\"code\":\"" + explanation.reason().orElseThrow().code() + "\"");
        assertThat(explanation.status()).hasValue(answer.getStatus());
        assertThat(explanation.challenge()).isEqualTo(Optional.ofNullable(answer.getHeader("WWW-Authenticate")));
        assertThat(last(explanation).name()).isEqualTo(step);
        assertThat(last(explanation).found()).isEqualTo(found);
        assertThat(last(explanation).passed()).isFalse();
        assertThat(explanation.steps().stream().filter(Explanation.Step::passed))
                .hasSize(explanation.steps().size() - 1);
    }

    @Test
    void explainApiKey_goodKey_passesEveryStep() {
        Explanation explanation =
                builder().rules("/a = role(planted-role)").build().explainApiKey(KEY, "POST", "/a");

        assertThat(explanation.outcome()).isEqualTo(AuthOutcome.ADMITTED);
        assertThat(explanation.steps())
                .extracting(Explanation.Step::name)
                .containsExactly(
                        "path",
                        "rule",
                        "credential",
                        "key form",
                        "key record",
                        "key revocation",
                        "key expiry",
                        "permission");
        assertThat(explanation.steps()).allMatch(Explanation.Step::passed);
        assertThat(explanation.steps().get(2))
                .isEqualTo(new Explanation.Step("credential", "one API key", "one in X-API-Key", true));
        assertThat(explanation.steps().get(6).found()).isEqualTo("expires 2030-01-01T01:00:00Z");
    }

    @Test
    void explainApiKey_keyThatNeverExpires_saysSo() {
        IssuedApiKey forEver = ApiKeys.of(id -> new ApiKeyLookup.Unknown()).issue("build-server", Set.of(), Set.of());

        Explanation explanation =
                withoutKeys().apiKeys(holding(forEver.record())).build().explainApiKey(forEver.key(), "GET", "/a");

        assertThat(explanation.steps().get(6).found()).isEqualTo("never expires");
    }

    @Test
    void explainApiKey_optionalRuleAndAnEmptyKey_isARequestWithoutOne() {
        Explanation explanation = builder().rules("/a = optional").build().explainApiKey(" ", "GET", "/a");

        assertThat(explanation.outcome()).isEqualTo(AuthOutcome.ANONYMOUS);
        assertThat(last(explanation)).isEqualTo(new Explanation.Step("credential", "one token or none", "none", true));
    }

    @Test
    void explainApiKey_nothingSecretIsShownCountedOrLogged() {
        AuthFilter filter = builder().rules("/a/** = role(owner)").build();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            String shown = filter.explainApiKey(KEY, "GET", "/a/" + KEY + ";v=hidden?x=hidden")
                    .toString();

            assertThat(shown)
                    .doesNotContain(
                            "hidden", "planted-owner", "planted-scope", KEY.substring(4, 20), KEY.substring(21));
            assertThat(log.lines()).isEmpty();
            assertThat(filter.counts().requests()).isEmpty();
        }
    }
}
