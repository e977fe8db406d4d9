package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.store.Samples.tokensOfSession;
import static dev.ostiary.store.Samples.tokensOfSubject;
import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A store that is out of reach lets nothing in, loses nothing and grants nothing twice. */
class OutageTest {
    private final Fixture fixture = new Fixture();
    private final SwitchableStore switchable = new SwitchableStore(fixture.memory);
    private final SessionTokens sessions = fixture.over(switchable.store()).build();
    private final SessionGrant first = sessions.open("u1", CLAIMS, "");

    @Test
    void everything_whileTheStoreIsAway_isUnavailable() {
        IssuedToken once = sessions.issueOneTime("email_verify", "u1", Map.of(), Duration.ofHours(1));
        switchable.off();

        assertThat(sessions.refresh(first.refresh().token()))
                .isEqualTo(new Refreshing.Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
        assertThat(Fixture.access(sessions, first))
                .isEqualTo(new Verification.Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
        assertThat(sessions.consumeOneTime("email_verify", once.token()))
                .isEqualTo(new Verification.Unavailable(Duration.ofSeconds(1), STORE_UNAVAILABLE));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> sessions.open("u2", CLAIMS, ""));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> sessions.signOut(first.refresh().token(), Optional.empty()));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> sessions.revokeAll("u1"));
    }

    @Test
    void everything_whenItIsBack_isAsBefore() {
        IssuedToken once = sessions.issueOneTime("email_verify", "u1", Map.of(), Duration.ofHours(1));
        switchable.off();
        sessions.refresh(first.refresh().token());
        sessions.consumeOneTime("email_verify", once.token());

        switchable.on();

        assertThat(((Refreshed) sessions.refresh(first.refresh().token())).repeated())
                .isFalse();
        assertThat(sessions.consumeOneTime("email_verify", once.token())).isInstanceOf(Verified.class);
    }

    /** As where a store in memory has no more room for revocations of single tokens. */
    @Test
    void signOut_sessionIsEndedAndItsTokenCannotBeRevoked_isSignedOut() {
        VerifiedJwt access = ((Verified) Fixture.access(sessions, first)).jwt();
        switchable.failNext("revoke");

        sessions.signOut(first.refresh().token(), Optional.of(access));

        assertThat(Fixture.access(sessions, first)).isEqualTo(new Verification.Rejected(RejectionReason.TOKEN_REVOKED));
    }

    @Test
    void signOut_tokenOfNoSessionCannotBeRevoked_isTried() {
        VerifiedJwt foreign = fixture.ofNoSession("u1", Duration.ofHours(1));
        switchable.failNext("revoke");

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> sessions.signOut(null, Optional.of(foreign)));
    }

    /** With a second write the store could fail between the two: sessions ended, the user's other tokens good. */
    @Test
    void revokeAll_isOneWriteWithATimeForEachKindOfToken() {
        Instant now = fixture.clock.instant();
        switchable.failNext("revoke");

        assertThat(sessions.revokeAll("u1")).isEqualTo(1);

        assertThat(fixture.memory.revocationsOf(Set.of(tokensOfSession(first.sessionId()), tokensOfSubject("u1"))))
                .extracting(Revocation::name, Revocation::until)
                .containsExactlyInAnyOrder(
                        tuple(tokensOfSession(first.sessionId()), now.plus(Duration.ofMinutes(15 + 10))),
                        tuple(
                                tokensOfSubject("u1"),
                                now.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(10))));
    }

    @Test
    void revokeAll_storeThatFails_hasDoneNothing() {
        switchable.failNext("endAll");

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> sessions.revokeAll("u1"));

        assertThat(fixture.memory.revocationsAfter(Optional.empty()).revocations())
                .isEmpty();
        assertThat(sessions.revokeAll("u1")).isEqualTo(1);
    }

    @Test
    void refresh_storeThatFailsOnTheWay_canBeRepeated() {
        switchable.failNext("rotate");

        assertThat(sessions.refresh(first.refresh().token())).isInstanceOf(Refreshing.Unavailable.class);

        assertThat(((Refreshed) sessions.refresh(first.refresh().token())).repeated())
                .isFalse();
    }

    @Test
    void refresh_answerThatGetsLost_isGivenAgain() {
        switchable.loseNextAnswer("rotate");

        assertThat(sessions.refresh(first.refresh().token())).isInstanceOf(Refreshing.Unavailable.class);

        Refreshed again = (Refreshed) sessions.refresh(first.refresh().token());
        assertThat(again.repeated()).isTrue();
        assertThat(sessions.refresh(again.grant().refresh().token())).isInstanceOf(Refreshed.class);
        assertThat(sessions.sessionsOf("u1")).hasSize(1);
    }

    @Test
    void consumeOneTime_answerThatGetsLost_isNotGrantedAgain() {
        IssuedToken once = sessions.issueOneTime("email_verify", "u1", Map.of(), Duration.ofHours(1));
        switchable.loseNextAnswer("consumeOneTime");

        assertThat(sessions.consumeOneTime("email_verify", once.token())).isInstanceOf(Verification.Unavailable.class);

        assertThat(sessions.consumeOneTime("email_verify", once.token())).isInstanceOf(Verification.Rejected.class);
    }

    /** A thief's token must not survive because the store failed when it was noticed. */
    @Test
    void refresh_theftThatCannotBeRecorded_isNoticedAgain() {
        SessionGrant second = Fixture.refreshed(sessions, first);
        Fixture.used(sessions, second);
        fixture.clock.advance(SessionTokens.GRACE);
        switchable.failNext("end");

        assertThat(sessions.refresh(first.refresh().token())).isInstanceOf(Refreshing.Unavailable.class);

        assertThat(sessions.refresh(first.refresh().token())).isInstanceOf(Refreshing.Rejected.class);
        assertThat(sessions.refresh(second.refresh().token())).isInstanceOf(Refreshing.Rejected.class);
    }
}
