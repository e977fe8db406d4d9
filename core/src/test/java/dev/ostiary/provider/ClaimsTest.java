package dev.ostiary.provider;

import static dev.ostiary.provider.ClaimSource.ACCESS_TOKEN;
import static dev.ostiary.provider.ClaimSource.ID_TOKEN;
import static dev.ostiary.provider.ClaimSource.USERINFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.provider.Redemption.Stale;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.testkit.TestUser;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the user is, by what the ID token, userinfo and the access token say. */
class ClaimsTest {
    private static final Map<String, String> JWT = Map.of("Content-Type", "application/jwt;charset=UTF-8");

    private final Applicant applicant =
            new Applicant(client -> client.claimsFrom(List.of(ID_TOKEN, USERINFO, ACCESS_TOKEN))
                    .rolesClaims(List.of(ClaimPath.parse("roles")))
                    .scopeClaims(List.of(ClaimPath.parse("scope")))
                    .principalClaims(new PrincipalClaims(List.of(ClaimPath.parse("email"), ClaimPath.parse("sub")))));

    @BeforeEach
    void verifyTheAddress() {
        applicant.issuer.user(
                TestUser.of("u1").claim("email", "u1@example.test").claim("email_verified", true));
    }

    @AfterEach
    void end() {
        applicant.close();
    }

    private ProviderIdentity identity() {
        return applicant.signedIn().identity();
    }

    private Redemption withUserInfo(Map<String, Object> members) {
        applicant.issuer.next().idToken(token -> token.withoutClaim("email").sign());
        applicant.issuer.next().userInfo(said -> new LinkedHashMap<>(members));
        return applicant.signIn();
    }

    private Redemption withSignedUserInfo(String text) {
        applicant.issuer.at(Endpoint.USER_INFO).answers(200, JWT, text);
        return applicant.signIn();
    }

    private TestToken userInfoToken() {
        return applicant
                .issuer
                .token()
                .subject("u1")
                .withoutClaim("exp")
                .withoutClaim("iat")
                .audience("client");
    }

    /** A token that is the access token of the next answer; {@code at_hash} would not fit. */
    private Redemption withAccessToken(Function<TestToken, String> accessToken) {
        String text = accessToken.apply(applicant.issuer.token().subject("u1").audience("account"));
        applicant.issuer.next().idToken(token -> token.withoutClaim("at_hash").sign());
        applicant
                .issuer
                .at(Endpoint.USER_INFO)
                .answers(200, Map.of("Content-Type", "application/json"), "{\"sub\":\"u1\"}");
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("access_token", text);
            return changed;
        });
        return applicant.signIn();
    }

    @Test
    void userInfo_claimThatTheIdTokenLacks_isAdded() {
        SignedIn signedIn = (SignedIn) withUserInfo(Map.of("sub", "u1", "locale", "de"));

        assertThat(signedIn.identity().claims()).containsEntry("locale", "de");
        assertThat(signedIn.identity().name()).contains("u1");
    }

    @Test
    void userInfo_whatOnlyTheIdTokenMaySay_isPassedOver() {
        SignedIn signedIn = (SignedIn) withUserInfo(Map.of("sub", "u1", "acr", "gold", "session_expiry", 1L));

        assertThat(signedIn.identity().claims().get("acr")).isNotEqualTo("gold");
        assertThat(signedIn.identity().sessionExpiry()).isEmpty();
    }

    @Test
    void userInfo_verifiedEmail_namesTheUser() {
        SignedIn signedIn = (SignedIn) withUserInfo(Map.of("sub", "u1", "email", "a@b.test", "email_verified", true));

        assertThat(signedIn.identity().name()).contains("a@b.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", ""})
    void userInfo_emailVerifiedAsText_namesNobody(String verified) {
        assertThat(withUserInfo(Map.of("sub", "u1", "email", "a@b.test", "email_verified", verified)))
                .isEqualTo(new Refused(RejectionReason.CLAIM_INVALID));
    }

    @Test
    void userInfo_verifiedOfAnotherAddress_doesNotVerifyTheFirst() {
        applicant
                .issuer
                .next()
                .idToken(token -> token.withoutClaim("email_verified").sign());
        applicant.issuer.next().userInfo(said -> Map.of("sub", "u1", "email", "other@b.test", "email_verified", true));

        assertThat(applicant.signIn()).isEqualTo(new Refused(RejectionReason.CLAIM_INVALID));
    }

    @Test
    void userInfo_ofSomebodyElse_isASubjectMismatch() {
        assertThat(withUserInfo(Map.of("sub", "u2"))).isEqualTo(new Refused(RejectionReason.SUBJECT_MISMATCH));
        assertThat(withUserInfo(Map.of())).isEqualTo(new Refused(RejectionReason.SUBJECT_MISMATCH));
    }

    @Test
    void userInfo_signedWithoutTimes_isRead() {
        assertThat(withSignedUserInfo(userInfoToken().sign())).isInstanceOf(SignedIn.class);
    }

    @Test
    void userInfo_signedBySomebodyElse_isInvalid() {
        assertThat(withSignedUserInfo(userInfoToken().forged().sign()))
                .isEqualTo(new Refused(RejectionReason.PROVIDER_ANSWER_INVALID));
    }

    @Test
    void userInfo_signedForAnotherClientOrByAnotherIssuer_isInvalid() {
        assertThat(withSignedUserInfo(userInfoToken().audience("other").sign()))
                .isEqualTo(new Refused(RejectionReason.PROVIDER_ANSWER_INVALID));
        assertThat(withSignedUserInfo(
                        userInfoToken().issuer("https://other.example").sign()))
                .isEqualTo(new Refused(RejectionReason.PROVIDER_ANSWER_INVALID));
    }

    @Test
    void userInfo_away_isStale() {
        applicant.issuer.at(Endpoint.USER_INFO).fails(503);

        assertThat(applicant.signIn()).isEqualTo(new Stale(RejectionReason.PROVIDER_UNAVAILABLE));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 302, 404})
    void userInfo_anotherStatus_isInvalid(int status) {
        applicant.issuer.at(Endpoint.USER_INFO).fails(status);

        assertThat(applicant.signIn()).isEqualTo(new Refused(RejectionReason.PROVIDER_ANSWER_INVALID));
    }

    @Test
    void accessToken_rolesAndScopes_areTakenAndNothingElse() {
        SignedIn signedIn = (SignedIn) withAccessToken(token -> token.roles("seller")
                .claim("scope", "orders.read orders.write")
                .claim("department", "x")
                .claim("azp", "client")
                .sign());

        assertThat(signedIn.identity().roles()).contains("seller");
        assertThat(signedIn.identity().scopes()).containsExactly("orders.read", "orders.write");
        assertThat(signedIn.identity().claims()).doesNotContainKey("department");
    }

    @Test
    void accessToken_opaque_addsNothing() {
        assertThat(withAccessToken(token -> "an-opaque.access_token")).isInstanceOf(SignedIn.class);
    }

    /** A realm's administrator chooses: with the type of RFC 9068, for several or, without an audience mapper, for nobody. */
    @Test
    void accessToken_asKeycloakIsSetUp_isTaken() {
        assertThat(withAccessToken(token -> token.type("at+jwt").sign())).isInstanceOf(SignedIn.class);
        assertThat(withAccessToken(token -> token.withoutClaim("aud").sign())).isInstanceOf(SignedIn.class);
        assertThat(withAccessToken(token ->
                        token.audience("account", "api").claim("typ", "Bearer").sign()))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void accessToken_thatIsOfAnotherKind_isRefused() {
        assertThat(withAccessToken(token -> token.type("logout+jwt").sign())).isInstanceOf(Refused.class);
        assertThat(withAccessToken(token -> token.claim("events", Map.of()).sign()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void accessToken_withoutSubject_isTaken() {
        assertThat(withAccessToken(token -> token.withoutClaim("sub").sign())).isInstanceOf(SignedIn.class);
    }

    @Test
    void accessToken_ofAnotherClientUserOrSigner_isRefused() {
        Refused refused = new Refused(RejectionReason.SUBJECT_MISMATCH);

        assertThat(withAccessToken(token -> token.claim("azp", "other").sign())).isEqualTo(refused);
        assertThat(withAccessToken(token -> token.claim("client_id", "other").sign()))
                .isEqualTo(refused);
        assertThat(withAccessToken(token -> token.subject("u2").sign())).isEqualTo(refused);
        assertThat(withAccessToken(token -> token.forged().sign())).isEqualTo(refused);
        assertThat(withAccessToken(token -> token.expired().sign())).isEqualTo(refused);
    }

    @Test
    void demands_acrBelowWhatWasAsked_failsTheStepUp() {
        SignInStart gold = demanding(new StepUp(List.of("gold"), Optional.empty()));

        applicant.issuer.next().idToken(token -> token.claim("acr", "bronze").sign());
        assertThat(applicant.redeem(applicant.visit(gold))).isEqualTo(new Refused(RejectionReason.STEP_UP_FAILED));
        applicant.issuer.next().idToken(token -> token.claim("acr", "gold").sign());
        assertThat(applicant.redeem(applicant.visit(gold))).isInstanceOf(SignedIn.class);
    }

    @Test
    void demands_signedInTooLongAgo_failsTheStepUp() {
        SignInStart recent = demanding(new StepUp(List.of(), Optional.of(Duration.ofMinutes(5))));

        assertThat(authenticatedAgo(recent, Duration.ofSeconds(331)))
                .isEqualTo(new Refused(RejectionReason.STEP_UP_FAILED));
        assertThat(authenticatedAgo(recent, Duration.ofSeconds(330))).isInstanceOf(SignedIn.class);
        assertThat(authenticatedAgo(recent, Duration.ofSeconds(-31)))
                .isEqualTo(new Refused(RejectionReason.STEP_UP_FAILED));
    }

    @Test
    void demands_withoutAuthTime_failTheStepUp() {
        applicant.issuer.next().idToken(token -> token.withoutClaim("auth_time").sign());

        assertThat(applicant.redeem(
                        applicant.visit(demanding(new StepUp(List.of(), Optional.of(Duration.ofMinutes(5)))))))
                .isEqualTo(new Refused(RejectionReason.STEP_UP_FAILED));
    }

    private Redemption authenticatedAgo(SignInStart start, Duration ago) {
        long time = applicant.clock.instant().minus(ago).getEpochSecond();
        applicant.issuer.next().idToken(token -> token.claim("auth_time", time).sign());
        return applicant.redeem(applicant.visit(start));
    }

    private static SignInStart demanding(StepUp demands) {
        return new SignInStart(Applicant.REDIRECT_URI, Optional.empty(), demands, Map.of(), 0, Optional.empty());
    }

    @Test
    void identity_shown_tellsNothing() {
        assertThat(identity().toString()).isEqualTo("ProviderIdentity[...]");
    }
}
