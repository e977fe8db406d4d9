package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.provider.Redemption.Stale;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import dev.ostiary.verify.RejectionReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the claims of a sign-in, and of answers about somebody else. */
class IdentitiesTest {
    private static final Refused INVALID = new Refused(RejectionReason.PROVIDER_ANSWER_INVALID);

    private final Applicant applicant =
            new Applicant(client -> client.claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.USERINFO)));

    @AfterEach
    void end() {
        applicant.close();
    }

    private TestToken userInfo() {
        return applicant.issuer.token().subject("u1").audience("client");
    }

    private Redemption withSigned(String contentType, String text) {
        applicant.issuer.at(Endpoint.USER_INFO).answers(200, Map.of("Content-Type", contentType), text);
        return applicant.signIn();
    }

    private Redemption withAccessToken(String text) {
        applicant.issuer.next().idToken(token -> token.withoutClaim("at_hash").sign());
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("access_token", text);
            return changed;
        });
        return applicant.signIn();
    }

    @Test
    void identity_howTheUserSignedIn_standsInIt() {
        Instant signedIn = applicant.clock.instant().minusSeconds(5);

        ProviderIdentity identity = ((SignedIn) applicant.signInWith(token -> token.claim("sid", "s1")
                        .claim("acr", "gold")
                        .claim("amr", List.of("pwd", "otp"))
                        .claim("auth_time", signedIn.getEpochSecond())
                        .sign()))
                .identity();

        assertThat(identity.sid()).contains("s1");
        assertThat(identity.acr()).contains("gold");
        assertThat(identity.amr()).containsExactly("pwd", "otp");
        assertThat(identity.authenticatedAt()).contains(signedIn);
        assertThat(identity.signedInAt()).isEqualTo(signedIn);
        assertThat(identity.issuedAt()).isEqualTo(applicant.clock.instant());
    }

    @Test
    void identity_withoutTheClaimThatNames_isRefused() {
        try (OpenIdProvider naming = applicant
                .builder()
                .principalClaims(new PrincipalClaims(List.of(ClaimPath.parse("upn"))))
                .build()) {
            Applicant.Callback callback = applicant.visit();

            assertThat(naming.redeem(
                            callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding()))
                    .isEqualTo(new Refused(RejectionReason.CLAIM_MISSING));
        }
    }

    @Test
    void identity_providerWithoutUserInfo_goesOnAndTheLogSaysSo() {
        try (OpenIdProvider without = applicant
                        .builder()
                        .claimsFrom(List.of(ClaimSource.USERINFO))
                        .endpoint(ProviderEndpoint.USERINFO, Optional.empty())
                        .build();
                LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            Applicant.Callback callback = applicant.visit();

            assertThat(without.redeem(
                            callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding()))
                    .isInstanceOf(SignedIn.class);
            assertThat(log.at(Level.WARNING)).singleElement().asString().contains("has no userinfo endpoint");
        }
    }

    @Test
    void userInfo_signed_isForUsOrForNobodyInParticular() {
        assertThat(withSigned("application/jwt", userInfo().withoutClaim("aud").sign()))
                .isInstanceOf(SignedIn.class);
        assertThat(withSigned(
                        "application/jwt", userInfo().audience("b", "client").sign()))
                .isInstanceOf(SignedIn.class);
        assertThat(withSigned("application/jwt", userInfo().audience("b", "c").sign()))
                .isEqualTo(INVALID);
        assertThat(withSigned("application/jwt", userInfo().claim("aud", 7).sign()))
                .isEqualTo(INVALID);
    }

    @Test
    void userInfo_signedAboutSomebodyElse_isASubjectMismatch() {
        assertThat(withSigned("application/jwt", userInfo().subject("u2").sign()))
                .isEqualTo(new Refused(RejectionReason.SUBJECT_MISMATCH));
    }

    @Test
    void userInfo_jwtThatIsCalledJson_isInvalid() {
        assertThat(withSigned("application/json", userInfo().sign())).isEqualTo(INVALID);
    }

    @Test
    void userInfo_tooLong_isInvalid() {
        assertThat(withSigned("application/json", "{\"sub\":\"u1\",\"x\":\"" + "x".repeat(70_000) + "\"}"))
                .isEqualTo(INVALID);
    }

    @Test
    void userInfo_tooManyRequests_isStaleAndTheLogSaysWhy() {
        applicant.issuer.at(Endpoint.USER_INFO).fails(429);

        try (LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            assertThat(applicant.signIn()).isEqualTo(new Stale(RejectionReason.PROVIDER_UNAVAILABLE));

            assertThat(log.at(Level.WARNING)).singleElement().asString().endsWith("not fetched: status 429");
        }
    }

    @Test
    void userInfo_connectionThatBreaks_isStale() {
        applicant.issuer.at(Endpoint.USER_INFO).dropsConnections();

        assertThat(applicant.signIn()).isEqualTo(new Stale(RejectionReason.PROVIDER_UNAVAILABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\u007f", "ä", "a\r\nX: y"})
    void accessToken_thatFitsNoHeader_isSentNowhere(String token) {
        try (LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            assertThat(withAccessToken(token)).isEqualTo(INVALID);

            assertThat(log.at(Level.WARNING)).singleElement().asString().endsWith("does not fit a header");
        }
        assertThat(applicant.issuer.at(Endpoint.USER_INFO).requests()).isZero();
    }

    @Test
    void accessToken_opaqueTwice_isSaidOnce() {
        try (OpenIdProvider reading = applicant
                        .builder()
                        .claimsFrom(List.of(ClaimSource.ACCESS_TOKEN))
                        .build();
                LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            Redemption.SignedIn signedIn = applicant.signedIn();
            applicant.issuer.next().tokenAnswer(IdentitiesTest::opaque);
            RefreshAnswer.Renewed first =
                    (RefreshAnswer.Renewed) reading.refresh(signedIn.tokens(), signedIn.identity());
            assertThat(log.at(Level.WARNING)).hasSize(1);
            applicant.issuer.next().tokenAnswer(IdentitiesTest::opaque);
            assertThat(reading.refresh(first.tokens(), signedIn.identity())).isInstanceOf(RefreshAnswer.Renewed.class);

            assertThat(log.at(Level.WARNING)).singleElement().asString().contains("are no signed JWT");
        }
    }

    private static Map<String, Object> opaque(Map<String, Object> members) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put("access_token", "opaque");
        changed.remove("id_token");
        return changed;
    }
}
