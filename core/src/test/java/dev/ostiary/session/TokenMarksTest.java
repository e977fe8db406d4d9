package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenMarksTest {
    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();
    private final SessionClaim claim = new SessionClaim(Fixture.ISSUER);

    @Test
    void of_tokenOfASession_hasItsIdAndNamesOfTokenAndSession() {
        SessionGrant grant = sessions.open("u1", Fixture.CLAIMS, "");
        VerifiedJwt token = ((Verified) Fixture.access(sessions, grant)).jwt();

        TokenMarks marks = claim.marks(token);

        assertThat(marks.sessionId()).contains(grant.sessionId());
        assertThat(marks.issuedAt()).isEqualTo(token.issuedAt());
        assertThat(marks.names())
                .containsExactly(
                        Name.ofToken(Optional.of(Fixture.ISSUER), token.id().orElseThrow()),
                        Name.ofSession(grant.sessionId()));
    }

    @Test
    void of_tokenOfNoSession_hasNamesOfItsSubject() {
        TokenMarks marks = claim.marks(fixture.ofNoSession("u1", Duration.ofMinutes(1)));

        assertThat(marks.sessionId()).isEmpty();
        assertThat(marks.arrived()).isEmpty();
        assertThat(marks.names()).contains(Name.ofSubject("u1"), Name.ofSubject(Fixture.ISSUER, "u1"));
    }

    @Test
    void of_anotherIssuersToken_makesNoSessionOfTheSameClaims() {
        Map<String, Object> said = Map.of(SessionClaim.SESSION_ID, "s1", SessionClaim.REFRESH_TOKEN_ID, "r1");

        TokenMarks marks = claim.marks(fixture.ofIssuer("https://other.test", "u1", said, "t1"));

        assertThat(marks.sessionId()).isEmpty();
        assertThat(marks.arrived()).isEmpty();
    }

    @Test
    void of_tokenWithACopy_saysWhichHasArrived() {
        Map<String, Object> said = Map.of(SessionClaim.REFRESH_TOKEN_ID, "r1", SessionClaim.COPY, 250L);

        TokenMarks marks = claim.marks(fixture.ofIssuer(Fixture.ISSUER, "u1", said, "t1"));

        assertThat(marks.arrived()).contains(new TokenCopy("r1", Duration.ofMillis(250)));
    }

    @Test
    void marks_askedTwice_areReadOnce() {
        VerifiedJwt token = fixture.ofNoSession("u1", Duration.ofMinutes(1));

        assertThat(claim.marks(token)).isSameAs(claim.marks(token));
    }

    @Test
    void areCoveredBy_revokedUser_isSoUpToThatSecond() {
        VerifiedJwt token = fixture.ofNoSession("u1", Duration.ofMinutes(1));
        Instant issuedAt = token.issuedAt().orElseThrow();

        assertThat(claim.marks(token).areCoveredBy(ofUser(issuedAt))).isTrue();
        assertThat(claim.marks(token).areCoveredBy(ofUser(issuedAt.minusSeconds(1))))
                .isFalse();
    }

    private static Revocation ofUser(Instant issuedUntil) {
        return new Revocation(Name.ofSubject("u1"), issuedUntil, issuedUntil.plusSeconds(60));
    }

    @Test
    void toString_always_showsNoId() {
        assertThat(claim.marks(fixture.ofNoSession("u1", Duration.ofMinutes(1))))
                .hasToString("TokenMarks[]");
    }
}
