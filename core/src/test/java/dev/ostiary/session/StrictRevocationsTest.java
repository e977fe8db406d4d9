package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.session.Fixture.access;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrictRevocationsTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();

    /** The end of such a session may be lost with it. */
    @Test
    void check_sessionThatTheStoreHasLost_isRevoked() {
        SessionGrant grant = sessions.open("u1", CLAIMS, "");
        SessionTokens restarted =
                fixture.over(new InMemoryTokenStateStore(10, fixture.clock)).build();

        assertThat(access(restarted, grant)).isEqualTo(new Rejected(RejectionReason.TOKEN_REVOKED));
    }

    @Test
    void check_userWhoWasSignedOutEverywhere_losesTheTokensFromBeforeOnly() {
        VerifiedJwt before = fixture.ofNoSession("u1", LIFETIME);
        sessions.revokeAll("u1");
        fixture.clock.advance(Duration.ofSeconds(1));

        assertThat(sessions.revocation().check(before)).isEqualTo(new Revoked());
        assertThat(sessions.revocation().check(fixture.ofNoSession("u1", LIFETIME)))
                .isEqualTo(new NotRevoked());
        assertThat(sessions.revocation().check(fixture.ofNoSession("u2", LIFETIME)))
                .isEqualTo(new NotRevoked());
    }
}
