package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.session.Fixture.access;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that hears of no revocation from its store: what it has revoked itself, it must know by itself, and at once. */
class LearnedRevocationsTest {
    private static final Verification REVOKED = new Rejected(TOKEN_REVOKED);

    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions =
            fixture.following(deaf()).maxStaleness(Duration.ofHours(1)).build();
    private final SessionGrant grant = sessions.open("u1", CLAIMS, "");

    @AfterEach
    void close() {
        sessions.close();
    }

    private TokenStateStore deaf() {
        return (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> method.getName().equals("revocationsAfter")
                        ? new RevocationPage(List.of(), "0", false, Instant.EPOCH, Instant.EPOCH)
                        : method.invoke(fixture.memory, arguments));
    }

    private VerifiedJwt accessToken() {
        return ((Verified) access(sessions, grant)).jwt();
    }

    @Test
    void end_ownSession_countsAtOnce() {
        assertThat(access(sessions, grant)).isInstanceOf(Verified.class);

        sessions.end(grant.sessionId());

        assertThat(access(sessions, grant)).isEqualTo(REVOKED);
    }

    @Test
    void revoke_oneToken_countsAtOnce() {
        sessions.revoke(accessToken());

        assertThat(access(sessions, grant)).isEqualTo(REVOKED);
    }

    @Test
    void signOut_tokenOfNoSession_countsAtOnce() {
        VerifiedJwt foreign = fixture.ofNoSession("u1", Duration.ofHours(1));

        sessions.signOut(null, Optional.of(foreign));

        assertThat(sessions.revocation().check(foreign)).isEqualTo(new Revoked());
        assertThat(access(sessions, grant)).isInstanceOf(Verified.class);
    }

    @Test
    void revokeAll_sessionsAndOtherTokens_countsAtOnce() {
        VerifiedJwt foreign = fixture.ofNoSession("u1", Duration.ofHours(1));

        sessions.revokeAll("u1");

        assertThat(access(sessions, grant)).isEqualTo(REVOKED);
        assertThat(sessions.revocation().check(foreign)).isEqualTo(new Revoked());
        assertThat(sessions.revocation().check(fixture.ofNoSession("u2", Duration.ofHours(1))))
                .isEqualTo(new NotRevoked());
    }

    @Test
    void refresh_stolenToken_countsForTheAccessTokensAtOnce() {
        SessionGrant next = Fixture.refreshed(sessions, grant);
        Fixture.used(sessions, next);
        fixture.clock.advance(SessionTokens.GRACE);

        sessions.refresh(grant.refresh().token());

        assertThat(access(sessions, next)).isEqualTo(REVOKED);
    }

    @Test
    void refresh_goodToken_revokesNothing() {
        SessionGrant next = Fixture.refreshed(sessions, grant);

        assertThat(access(sessions, grant)).isInstanceOf(Verified.class);
        assertThat(access(sessions, next)).isInstanceOf(Verified.class);
    }
}
