package dev.ostiary.session;

import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that shares the secret to verify access tokens, and what it makes or takes by mistake. */
class SeparateKeysTest {
    private static final TokenProfile ACCESS = TokenProfile.access(Fixture.ISSUER, "app");
    private static final TokenProfile REFRESH = TokenProfile.refresh(Fixture.ISSUER, "app");
    private static final TokenProfile ONE_TIME = TokenProfile.oneTime(Fixture.ISSUER, "app", "email_verify");

    private final Fixture fixture = new Fixture();
    private final SigningKey secret = secret("a");
    private final KeyRing ring = KeyRing.of(secret);
    private final SessionTokens sessions = fixture.builder().keys(ring).build();
    private final SessionGrant grant = sessions.open("u1", Map.of(), "");
    private final String once = sessions.issueOneTime("email_verify", "u1", Map.of(), Duration.ofHours(1)).token();

    private static SigningKey secret(String id) {
        return Keys.generateSecret(JwsAlgorithm.HS256).signingKey(JwsAlgorithm.HS256).withKeyId(id);
    }

    private Verification withTheSecret(TokenProfile profile, String token) {
        return profile.verifier().keys(ring).clock(fixture.clock).build().verify(token);
    }

    private String made(TokenProfile profile) {
        return TokenIssuer.builder().keys(ring).profile(profile).clock(fixture.clock).build()
                .issue(
                        "u1",
                        Map.of(
                                SessionTokens.SESSION_ID_CLAIM, grant.sessionId(),
                                SessionTerms.AUTH_TIME, fixture.clock.instant().getEpochSecond(),
                                "claims", Map.of()))
                .token();
    }

    @Test
    void accessTokens_withTheSecret_areVerified() {
        assertThat(withTheSecret(ACCESS, grant.access().token())).isInstanceOf(Verified.class);
    }

    @Test
    void otherTokens_withTheSecret_areNot() {
        assertThat(withTheSecret(REFRESH, grant.refresh().token())).isEqualTo(new Rejected(BAD_SIGNATURE));
        assertThat(withTheSecret(ONE_TIME, once)).isEqualTo(new Rejected(BAD_SIGNATURE));
    }

    @Test
    void refreshToken_signedWithTheSecret_isRejected() {
        assertThat(sessions.refresh(made(REFRESH))).isEqualTo(new Refreshing.Rejected(BAD_SIGNATURE));
    }

    @Test
    void oneTimeToken_signedWithTheSecret_isRejected() {
        assertThat(sessions.consumeOneTime("email_verify", made(ONE_TIME))).isEqualTo(new Rejected(BAD_SIGNATURE));
        assertThat(sessions.consumeOneTime("email_verify", once)).isInstanceOf(Verified.class);
    }

    /** Each kind has a key of its own. */
    @Test
    void refreshAndOneTimeTokens_areSignedWithDifferentKeys() {
        KeyRing ofRefresh = ring.derived("ostiary refresh v1");
        KeyRing ofOneTime = ring.derived("ostiary one-time v1");

        assertThat(REFRESH.verifier().keys(ofRefresh).clock(fixture.clock).build().verify(grant.refresh().token()))
                .isInstanceOf(Verified.class);
        assertThat(ONE_TIME.verifier().keys(ofOneTime).clock(fixture.clock).build().verify(once))
                .isInstanceOf(Verified.class);
        assertThat(ONE_TIME.verifier().keys(ofRefresh).clock(fixture.clock).build().verify(once))
                .isEqualTo(new Rejected(BAD_SIGNATURE));
    }

    @Test
    void rotatedSecrets_tokensFromBefore_stayGood() {
        SessionTokens rotated = fixture.builder().keys(KeyRing.of(secret("b"), secret)).build();

        assertThat(rotated.refresh(grant.refresh().token())).isInstanceOf(Refreshed.class);
        assertThat(rotated.consumeOneTime("email_verify", once)).isInstanceOf(Verified.class);
    }
}
