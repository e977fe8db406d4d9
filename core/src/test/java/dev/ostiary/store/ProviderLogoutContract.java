package dev.ostiary.store;

import static dev.ostiary.store.Grants.key;
import static dev.ostiary.store.Grants.withoutSid;
import static dev.ostiary.store.ProviderGrants.ENDED_FOR;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a provider's logout token ends: what began before it, and what comes too late. */
public interface ProviderLogoutContract extends SharedState {
    /** There is a session, the only one of its subject. */
    GrantOpening OPENED = new GrantOpening.Opened(1);

    /** There is none. */
    GrantOpening ENDED = new GrantOpening.Ended();

    /** When the last access token has expired. */
    default Instant until() {
        return now().plusSeconds(900);
    }

    /** Opens a session that is named after its subject. */
    default GrantOpening signIn(String sessionId, ProviderGrant grant) {
        return store().providerGrants().open(session(sessionId, "of " + sessionId, now()), grant);
    }

    /** As another node ends it. */
    default Set<String> end(String sid, Instant upTo) {
        return anotherNode().providerGrants().end(key(sid), upTo, until());
    }

    /** As another node ends it. */
    default Set<String> endAll(String sub, Instant upTo) {
        return anotherNode().providerGrants().endAll(key(sub), upTo, until());
    }

    @Test
    default void endGrants_ofASid_areGoneAndRevokedOnAnyNode() {
        signIn("a", Grants.of("sub", "sid", now()));
        signIn("b", Grants.of("sub2", "sid", now()));
        signIn("c", Grants.of("sub", "sid2", now()));

        assertThat(end("sid", now())).containsExactlyInAnyOrder("a", "b");

        assertThat(store().session("a")).isEmpty();
        assertThat(store().sessionsOf("of b")).isEmpty();
        assertThat(store().providerGrants().of("a")).isEmpty();
        assertThat(store().session("c")).isPresent();
        assertThat(store().revocationsOf(Set.of(tokensOfSession("a"), tokensOfSession("b"), tokensOfSession("c"))))
                .extracting(Revocation::name, Revocation::until)
                .containsExactlyInAnyOrder(tuple(tokensOfSession("a"), until()), tuple(tokensOfSession("b"), until()));
    }

    @Test
    default void endGrants_ofASub_areAllOfThatUser() {
        signIn("a", Grants.of("sub", "sid", now()));
        signIn("b", withoutSid("sub", now()));
        signIn("c", Grants.of("other", "sub", now()));

        assertThat(endAll("sub", now())).containsExactlyInAnyOrder("a", "b");

        assertThat(store().session("c")).isPresent();
        assertThat(store().revocationsOf(Set.of(tokensOfSession("a"), tokensOfSession("b"))))
                .hasSize(2);
    }

    @Test
    default void endGrants_ofAnotherIssuer_endNothing() {
        signIn("a", Grants.of("sub", "sid", now()));
        String elsewhere = ProviderGrant.key("https://other.test", "sid");

        assertThat(store().providerGrants().end(elsewhere, now(), until())).isEmpty();
        assertThat(store().providerGrants().endAll(elsewhere, now(), until())).isEmpty();

        assertThat(store().session("a")).isPresent();
    }

    /** Times in tokens are whole seconds. */
    @Test
    default void endGrants_onlyThoseThatBegan_thatSecondIncluded() {
        signIn("a", Grants.of("sub", "sid", now().plusMillis(999)));
        signIn("b", Grants.of("sub", "sid", now().plusMillis(1_000)));

        assertThat(end("sid", now())).containsExactly("a");
        assertThat(endAll("sub", now().plusMillis(999))).isEmpty();

        assertThat(endAll("sub", now().plusSeconds(1))).containsExactly("b");
    }

    @Test
    default void endGrants_again_endNothingMore() {
        signIn("a", Grants.of("sub", "sid", now()));

        assertThat(end("sid", now())).containsExactly("a");

        assertThat(end("sid", now())).isEmpty();
        assertThat(endAll("sub", now())).isEmpty();
    }

    @Test
    default void endGrants_followed_areTold() {
        signIn("a", Grants.of("sub", "sid", now()));
        Follower follower = Follower.of(store());

        end("sid", now());
        follower.follow(store());

        assertThat(follower.copy())
                .extracting(Revocation::name)
                .contains(tokensOfSession("a"), Revocation.Name.ofProviderSession(key("sid")));
    }

    @Test
    default void openGrant_sidThatWasEnded_isRefusedForAnHour() {
        assertThat(end("sid", now())).isEmpty();

        assertThat(signIn("a", Grants.of("sub", "sid", now().plusSeconds(5)))).isEqualTo(ENDED);
        assertThat(store().session("a")).isEmpty();
        assertThat(store().sessionsOf("of a")).isEmpty();
        assertThat(store().providerGrants().of("a")).isEmpty();
        assertThat(signIn("b", Grants.of("sub", "sid2", now()))).isEqualTo(OPENED);

        clock().advance(ENDED_FOR.minusMillis(1));
        assertThat(signIn("c", Grants.of("sub", "sid", now()))).isEqualTo(ENDED);
        clock().advance(Duration.ofMillis(1));
        assertThat(signIn("c", Grants.of("sub", "sid", now()))).isEqualTo(OPENED);
    }

    @Test
    default void openGrant_subThatWasEnded_isRefusedIfAuthenticatedUpToThen() {
        assertThat(endAll("sub", now().plusSeconds(5))).isEmpty();

        assertThat(signIn("a", Grants.of("sub", "sid", now().plusMillis(5_999))))
                .isEqualTo(ENDED);
        assertThat(signIn("b", withoutSid("sub", now()))).isEqualTo(ENDED);
        assertThat(signIn("c", Grants.of("sub", "sid", now().plusSeconds(6)))).isEqualTo(OPENED);
        assertThat(signIn("d", Grants.of("sub2", "sub", now()))).isEqualTo(OPENED);
        clock().advance(ENDED_FOR);
        assertThat(signIn("e", Grants.of("sub", "sid", MovableClock.START))).isEqualTo(OPENED);
    }

    /** A sid's end says nothing of the user's other sessions, and both notes are there for the nodes' copies. */
    @Test
    default void endedNames_ofAGrant_areWhatWasNoted() {
        ProviderGrant grant = Grants.of("sub", "sid", now());
        assertThat(grant.isEndedBy(store().revocationsOf(grant.endedNames()))).isFalse();

        end("sid", now());

        assertThat(grant.isEndedBy(store().revocationsOf(grant.endedNames()))).isTrue();
        assertThat(store().revocationsOf(withoutSid("sub", now()).endedNames())).isEmpty();
    }

    /** Whoever comes first: no session is left that began before the logout. */
    @Test
    default void openGrant_whileItsSidIsEnded_leavesNoSession() throws Exception {
        for (int round = 0; round < 20; round++) {
            String sid = "sid" + round;
            List<Callable<Object>> both = List.of(
                    () -> end(sid, now()),
                    () -> signIn(sid, Grants.of("sub", sid, now())),
                    () -> signIn(sid + "b", Grants.of("sub", sid, now())));

            Race.of(3, both::get);

            assertThat(store().session(sid)).isEmpty();
            assertThat(store().session(sid + "b")).isEmpty();
        }
    }

    @Test
    default void endGrants_atOnce_endEachOnce() throws Exception {
        signIn("a", Grants.of("sub", "sid", now()));
        signIn("b", Grants.of("sub", "sid", now()));

        List<Set<String>> ended =
                Race.of(8, number -> () -> number % 2 == 0 ? end("sid", now()) : endAll("sub", now()));

        assertThat(ended.stream().flatMap(Set::stream)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void endGrants_withoutAKey_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().providerGrants().end("s3cret", now(), until()))
                .withMessageContaining("issuerAndSid")
                .withMessageNotContaining("s3cret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().providerGrants().endAll("s3cret", now(), until()))
                .withMessageContaining("issuerAndSub")
                .withMessageNotContaining("s3cret");
    }
}
