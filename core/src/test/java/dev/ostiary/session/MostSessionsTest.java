package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Samples;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One user who signs in again and again does not fill the store for all others. */
class MostSessionsTest {
    private static final int MAX_SESSIONS = SessionTokens.DEFAULT_SESSIONS_PER_USER;

    private final Fixture fixture = new Fixture();
    private final InMemoryTokenStateStore store = new InMemoryTokenStateStore(2 * MAX_SESSIONS, fixture.clock);
    private final SessionTokens sessions = fixture.over(store).build();

    private SessionGrant open(String subject) {
        fixture.clock.advance(Duration.ofSeconds(2));
        return sessions.open(subject, CLAIMS, "");
    }

    private void open(String subject, int times) {
        IntStream.range(0, times).forEach(i -> open(subject));
    }

    @Test
    void open_asManyAsAUserMayHave_endsNone() {
        SessionGrant first = open("u1");

        open("u1", MAX_SESSIONS - 1);

        assertThat(sessions.sessionsOf("u1")).hasSize(MAX_SESSIONS);
        assertThat(sessions.refresh(first.refresh().token())).isInstanceOf(Refreshed.class);
    }

    /** One trip to the store, not two. */
    @Test
    void open_asManyAsAUserMayHave_listsNone() {
        SwitchableStore listing = new SwitchableStore(store);
        SessionTokens listed = fixture.over(listing.store()).build();
        listing.failNext("sessionsOf");

        listed.open("u1", CLAIMS, "");

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> listed.sessionsOf("u1"));
    }

    @Test
    void open_oneMore_endsTheOneThatWasRefreshedLongestAgo() {
        SessionGrant inUse = open("u1");
        SessionGrant idle = open("u1");
        SessionGrant later = open("u1");
        SessionGrant other = open("u2");
        open("u1", MAX_SESSIONS - 3);
        SessionGrant next = Fixture.refreshed(sessions, inUse);

        SessionGrant last = sessions.open("u1", CLAIMS, "");

        assertThat(sessions.sessionsOf("u1"))
                .hasSize(MAX_SESSIONS)
                .extracting(SessionState::id)
                .contains(inUse.sessionId(), later.sessionId(), last.sessionId())
                .doesNotContain(idle.sessionId());
        assertThat(Fixture.access(sessions, next)).isInstanceOf(Verified.class);
        assertThat(sessions.refresh(idle.refresh().token())).isEqualTo(new Refreshing.Rejected(TOKEN_REVOKED));
        assertThat(store.session(other.sessionId())).isPresent();
    }

    @Test
    void open_oneMore_revokesTheAccessTokenOfTheOneThatEnds() {
        open("u1", MAX_SESSIONS - 1);
        fixture.clock.set(fixture.clock.instant().minus(Duration.ofHours(1)));
        SessionGrant oldest = sessions.open("u1", CLAIMS, "");

        sessions.open("u1", CLAIMS, "");

        assertThat(Fixture.access(sessions, oldest)).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    /** As it is after many sign-ins at once. */
    @Test
    void open_moreThanAUserMayHave_areEndedByTheNext() {
        IntStream.range(0, MAX_SESSIONS + 5)
                .forEach(i -> store.open(Samples.session("s" + i, "u1", fixture.clock.instant())));

        sessions.open("u1", CLAIMS, "");

        assertThat(sessions.sessionsOf("u1")).hasSize(MAX_SESSIONS);
    }

    /** Its answers were lost, so its refresh token is old and its access token is new. */
    @Test
    void open_oneMore_revokesTheNewAccessTokenOfAnOldRefreshToken() {
        SessionGrant first = open("u1");
        Fixture.refreshed(sessions, first);
        open("u1", MAX_SESSIONS - 1);
        fixture.clock.advance(Duration.ofDays(2));
        SessionGrant again = Fixture.refreshed(sessions, first);

        sessions.open("u1", CLAIMS, "");

        assertThat(store.session(first.sessionId())).isEmpty();
        assertThat(store.revocationsOf(Set.of(Revocation.Name.ofSession(first.sessionId()))))
                .singleElement()
                .satisfies(revocation ->
                        assertThat(revocation.until()).isAfter(again.access().expiresAt()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void sessionsPerUser_another_isTheMost(int most) {
        SessionTokens others = fixture.over(new InMemoryTokenStateStore(2_000, fixture.clock))
                .sessionsPerUser(most)
                .build();

        IntStream.range(0, most + 2).forEach(i -> others.open("u1", CLAIMS, ""));

        assertThat(others.sessionsOf("u1")).hasSize(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void sessionsPerUser_outOfRange_isRefused(int most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionTokens.builder().sessionsPerUser(most))
                .withMessage("sessionsPerUser: expected 1 to 1000, got " + most);
    }

    @Test
    void open_storeThatFailsWhenTheOldestIsToEnd_signsInAllTheSame() {
        open("u1", MAX_SESSIONS);
        SwitchableStore switchable = new SwitchableStore(store);
        SessionTokens failing = fixture.over(switchable.store()).build();
        switchable.failNext("end");

        SessionGrant last = failing.open("u1", CLAIMS, "");

        assertThat(Fixture.access(sessions, last)).isInstanceOf(Verified.class);
        assertThat(sessions.sessionsOf("u1")).hasSize(MAX_SESSIONS + 1);
    }

    /** As often as the store has room for, at one sign-in in two seconds. */
    @Test
    void open_againAndAgain_leavesRoomForOthers() {
        open("u1", 2 * MAX_SESSIONS);

        SessionGrant other = open("u2");

        assertThat(Fixture.access(sessions, other)).isInstanceOf(Verified.class);
        assertThat(sessions.sessionsOf("u1")).hasSize(MAX_SESSIONS);
    }
}
