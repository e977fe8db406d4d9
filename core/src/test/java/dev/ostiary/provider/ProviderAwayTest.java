package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.provider.Redemption.Stale;
import dev.ostiary.provider.Redemption.Unavailable;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.verify.RejectionReason;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While metadata or keys cannot be had, nobody is signed in and no session ends. */
class ProviderAwayTest {
    private final Applicant applicant =
            new Applicant(client -> client.claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.USERINFO)));

    @AfterEach
    void end() {
        applicant.close();
    }

    /** A node that knows nothing of the provider yet, while its metadata cannot be had. */
    private OpenIdProvider withoutMetadata() {
        applicant.issuer.at(Endpoint.DISCOVERY).fails(503);
        return applicant.restarted();
    }

    private OpenIdProvider withoutKeys() {
        return applicant
                .builder()
                .claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.USERINFO))
                .keys(new KeysAway())
                .build();
    }

    private static final class KeysAway implements KeySource {
        @Override
        public KeyLookup find(KeyQuery query) {
            return new KeyLookup.Unavailable(Duration.ofSeconds(7));
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.ES256);
        }
    }

    @Test
    void redeem_metadataAway_isStale() {
        Applicant.Callback callback = applicant.visit();

        try (OpenIdProvider restarted = withoutMetadata()) {
            assertThat(restarted.redeem(
                            callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding()))
                    .isEqualTo(new Stale(RejectionReason.PROVIDER_UNAVAILABLE));
        }
    }

    @Test
    void refresh_metadataAway_isAnOutage() {
        Redemption.SignedIn signedIn = applicant.signedIn();

        try (OpenIdProvider restarted = withoutMetadata()) {
            assertThat(restarted.refresh(signedIn.tokens(), signedIn.identity()))
                    .isEqualTo(new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true));
        }
    }

    @Test
    void has_metadataAway_saysNothing() {
        try (OpenIdProvider restarted = withoutMetadata()) {
            assertThat(restarted.has(ProviderEndpoint.TOKEN)).isFalse();
            assertThat(restarted.isIssParameterRequired()).isFalse();
            assertThat(restarted.endSession(new EndSession(
                            Optional.empty(), Optional.empty(), URI.create("https://app.example"), Optional.empty())))
                    .isEmpty();
        }
    }

    @Test
    void revoke_metadataAway_sendsNothingAndThrowsNothing() {
        ProviderTokens tokens = applicant.signedIn().tokens();

        try (OpenIdProvider restarted = withoutMetadata()) {
            restarted.revoke(tokens);

            assertThat(applicant.issuer.at(Endpoint.REVOCATION).requests()).isZero();
        }
    }

    @Test
    void redeem_keysAway_isUnavailable() {
        Applicant.Callback callback = applicant.visit();

        try (OpenIdProvider restarted = withoutKeys()) {
            assertThat(restarted.redeem(
                            callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding()))
                    .isEqualTo(new Unavailable(Duration.ofSeconds(7), RejectionReason.KEYS_UNAVAILABLE));
        }
    }

    /** The old ID token stays: the new one is not verified, and nothing that is kept may be unverified. */
    @Test
    void refresh_keysAway_rescuesTheNewTokensBesideTheOldIdToken() {
        Redemption.SignedIn signedIn = applicant.signedIn();

        try (OpenIdProvider restarted = withoutKeys()) {
            RefreshAnswer.Failed failed =
                    (RefreshAnswer.Failed) restarted.refresh(signedIn.tokens(), signedIn.identity());

            assertThat(failed.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            assertThat(failed.outage()).isTrue();
            ProviderTokens rescued = failed.rescued().orElseThrow();
            assertThat(rescued.access()).isNotEqualTo(signedIn.tokens().access());
            assertThat(rescued.id()).isEqualTo(signedIn.tokens().id());
        }
    }

    @Test
    void refresh_signedUserInfoWithKeysAway_isAnOutageThatTheLogNames() {
        Redemption.SignedIn signedIn = applicant.signedIn();
        applicant.issuer.next().tokenAnswer(ProviderAwayTest::withoutIdToken);
        applicant
                .issuer
                .at(Endpoint.USER_INFO)
                .answers(
                        200,
                        Map.of("Content-Type", "application/jwt"),
                        applicant.issuer.token().sign());

        try (OpenIdProvider restarted = withoutKeys();
                LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            RefreshAnswer.Failed failed =
                    (RefreshAnswer.Failed) restarted.refresh(signedIn.tokens(), signedIn.identity());

            assertThat(failed.reason()).isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
            assertThat(failed.outage()).isTrue();
            assertThat(log.at(Level.WARNING))
                    .singleElement()
                    .asString()
                    .endsWith("its signature cannot be checked now");
        }
    }

    @Test
    void refresh_accessTokenWithKeysAway_isAnOutage() {
        Redemption.SignedIn signedIn = applicant.signedIn();
        String access = applicant.issuer.token().subject("u1").sign();
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = withoutIdToken(members);
            changed.put("access_token", access);
            return changed;
        });

        try (OpenIdProvider restarted = applicant
                .builder()
                .claimsFrom(List.of(ClaimSource.ACCESS_TOKEN))
                .keys(new KeysAway())
                .build()) {
            RefreshAnswer.Failed failed =
                    (RefreshAnswer.Failed) restarted.refresh(signedIn.tokens(), signedIn.identity());

            assertThat(failed.reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            assertThat(failed.rescued()).isPresent();
        }
    }

    /** The keys for the ID token were there, those for the access token are not. */
    @Test
    void redeem_keysAwayForTheAccessToken_isUnavailable() {
        String access = applicant.issuer.token().subject("u1").sign();
        applicant.issuer.next().idToken(token -> token.withoutClaim("at_hash").sign());
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("access_token", access);
            return changed;
        });
        KeySource once = new KeysOnce(Keys.parsePublic(applicant.issuer.jwkSet()));

        try (OpenIdProvider restarted = applicant
                .builder()
                .claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.ACCESS_TOKEN))
                .keys(once)
                .build()) {
            Applicant.Callback callback = applicant.visit();

            assertThat(restarted.redeem(
                            callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding()))
                    .isEqualTo(new Unavailable(Duration.ofSeconds(7), RejectionReason.KEYS_UNAVAILABLE));
        }
    }

    private record KeysOnce(KeySource keys, AtomicInteger asked) implements KeySource {
        KeysOnce(KeySource keys) {
            this(keys, new AtomicInteger());
        }

        @Override
        public KeyLookup find(KeyQuery query) {
            return asked.incrementAndGet() == 1 ? keys.find(query) : new KeyLookup.Unavailable(Duration.ofSeconds(7));
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return keys.algorithms();
        }
    }

    private static Map<String, Object> withoutIdToken(Map<String, Object> members) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.remove("id_token");
        return changed;
    }

    @Test
    void refresh_withoutRefreshToken_isTheCallersMistake() {
        Redemption.SignedIn signedIn = applicant.signedIn();
        ProviderTokens without = new ProviderTokens(
                "a",
                "Bearer",
                Optional.empty(),
                Optional.empty(),
                signedIn.tokens().id(),
                "n",
                List.of());

        assertThatThrownBy(() -> applicant.provider.refresh(without, signedIn.identity()))
                .hasMessageStartingWith("held:");
    }
}
