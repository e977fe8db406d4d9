package dev.ostiary.store;

import static dev.ostiary.store.Grants.LEASE;
import static dev.ostiary.store.Grants.largest;
import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store keeps for sessions that were signed in at a provider: there with the session, and gone with it. */
public interface ProviderGrantsContract extends SharedState {

    /** One node's. */
    default ProviderGrants grants() {
        return store().providerGrants();
    }

    /** Another node's. */
    default ProviderGrants anotherNodesGrants() {
        return anotherNode().providerGrants();
    }

    /** Opens a session of "u" with a grant of the provider's "sub" and "sid". */
    default ProviderGrant signedIn(String sessionId) {
        ProviderGrant grant = Grants.of("sub", "sid", now());
        assertThat(grants().open(session(sessionId, "u", now()), grant)).isInstanceOf(GrantOpening.Opened.class);
        return grant;
    }

    /** What there is now of the session "s". */
    default StoredGrant stored() {
        return anotherNodesGrants().of("s").orElseThrow();
    }

    /** Takes the lease of the session "s" once its grant is not recent any more. */
    default GrantLease.Taken taken() {
        clock().advance(Duration.ofSeconds(10));
        return (GrantLease.Taken) grants().lease("s", ProviderGrants.ANY_VERSION, LEASE);
    }

    @Test
    default void openGrant_newSession_isThereOnAnyNode() {
        SessionState session = session("s", "u", now());
        ProviderGrant grant = largest(now());

        assertThat(grants().open(session, grant)).isEqualTo(new GrantOpening.Opened(1));

        assertThat(anotherNode().session("s")).contains(session);
        assertThat(stored()).isEqualTo(new StoredGrant(grant, 1, now(), Optional.empty(), Optional.empty(), now()));
    }

    @Test
    default void openGrant_oneOfSeveral_tellsHowManyItsSubjectHasNow() {
        store().open(session("a", "u", now()));
        store().open(session("b", "v", now()));

        assertThat(anotherNodesGrants().open(session("c", "u", now()), Grants.of("sub", "sid", now())))
                .isEqualTo(new GrantOpening.Opened(2));
    }

    @Test
    default void openGrant_withoutSid_hasNone() {
        ProviderGrant grant = Grants.withoutSid("sub", now());

        grants().open(session("s", "u", now()), grant);

        assertThat(stored().grant()).isEqualTo(grant);
    }

    @Test
    default void openGrant_again_leavesItAsItIs() {
        ProviderGrant grant = signedIn("s");
        SessionState session = store().session("s").orElseThrow();

        assertThat(grants().open(session("s", "other", now()), Grants.of("x", "y", now())))
                .isEqualTo(new GrantOpening.Opened(0));

        assertThat(store().session("s")).contains(session);
        assertThat(stored().grant()).isEqualTo(grant);
    }

    @Test
    default void openGrant_whereASessionWithoutOneIsOpen_recordsNone() {
        store().open(session("s", "u", now()));

        signedIn("s");

        assertThat(grants().of("s")).isEmpty();
        assertThat(grants().lease("s", ProviderGrants.ANY_VERSION, LEASE)).isEqualTo(new GrantLease.Gone());
    }

    @Test
    default void openGrant_inThePlaceOfAnExpiredSession_isItsOwn() {
        signedIn("s");
        clock().advance(SESSION);
        ProviderGrant next = Grants.of("other", "sid2", now());

        grants().open(session("s", "v", now()), next);

        assertThat(stored().grant()).isEqualTo(next);
        clock().advance(SESSION);
        store().open(session("s", "w", now()));
        assertThat(grants().of("s")).isEmpty();
    }

    @Test
    default void openGrant_expiredSession_recordsNothing() {
        grants().open(session("s", "u", now().minus(SESSION)), Grants.of("sub", "sid", now()));

        assertThat(store().session("s")).isEmpty();
        assertThat(grants().of("s")).isEmpty();
    }

    @Test
    default void openGrant_atOnceOnTwoNodes_recordsOne() throws Exception {
        SessionState session = session("s", "u", now());

        List<GrantOpening> openings = Race.of(
                8,
                number -> () -> node(number).providerGrants().open(session, Grants.of("sub" + number, "sid", now())));

        assertThat(openings).containsOnly(new GrantOpening.Opened(1));
        assertThat(store().sessionsOf("u")).containsExactly(session);
        assertThat(stored().version()).isEqualTo(1);
    }

    @Test
    default void of_unknownSession_isEmpty() {
        assertThat(grants().of("unknown")).isEmpty();
        assertThat(grants().of("")).isEmpty();
        assertThat(grants().lease("unknown", ProviderGrants.ANY_VERSION, LEASE)).isEqualTo(new GrantLease.Gone());
        assertThat(grants().replace("unknown", 1, Grants.of("sub", "sid", now())))
                .isFalse();
    }

    @Test
    default void of_sessionThatIsRefreshed_lastsAsLongAsTheSession() {
        SessionState session = session("s", "u", now());
        ProviderGrant grant = Grants.of("sub", "sid", now());
        grants().open(session, grant);
        clock().advance(SESSION.minusMillis(1));
        store().rotate("s", "u", TokenCopy.first(session.currentToken()), successor("t1", now()));
        clock().advance(SESSION.minusMillis(1));

        assertThat(stored().grant()).isEqualTo(grant);
        assertThat(anotherNodesGrants().end(Grants.key("sid"), grant.issuedAt(), now().plusSeconds(60)))
                .containsExactly("s");
    }

    @Test
    default void of_sessionThatHasExpired_isEmpty() {
        GrantLease.Taken lease = leasedOf("s");
        clock().set(now().plus(SESSION));

        assertThat(grants().of("s")).isEmpty();
        assertThat(grants().lease("s", ProviderGrants.ANY_VERSION, LEASE)).isEqualTo(new GrantLease.Gone());
        assertThat(grants().replace("s", 1, lease.grant().grant())).isFalse();
    }

    @Test
    default void of_sessionThatWasEnded_isEmpty() {
        GrantLease.Taken lease = leasedOf("s");
        signedIn("t");

        store().end("s", now().plusSeconds(60));
        assertThat(stored("s")).isEmpty();
        assertThat(grants().replace("s", 1, lease.grant().grant())).isFalse();
        grants().failed("s", lease);
        grants().release("s", lease);

        store().endAll("u", now().plusSeconds(60), ofSubject("u", now(), now().plusSeconds(60)));
        assertThat(stored("t")).isEmpty();
        assertThat(grants().end(Grants.key("sid"), now(), now().plusSeconds(60)))
                .isEmpty();
    }

    /** Of another node. */
    default Optional<StoredGrant> stored(String sessionId) {
        return anotherNodesGrants().of(sessionId);
    }

    /** Opens a session and takes its lease. */
    default GrantLease.Taken leasedOf(String sessionId) {
        signedIn(sessionId);
        clock().advance(Duration.ofSeconds(10));
        return (GrantLease.Taken) grants().lease(sessionId, 1, LEASE);
    }

    @Test
    default void replace_knownVersion_isThereWithTheNextOne() {
        ProviderGrant first = signedIn("s");
        GrantLease.Taken lease = taken();
        clock().advance(Duration.ofSeconds(1));

        assertThat(grants().replace("s", lease.grant().version(), first.sealedAs("new")))
                .isTrue();

        assertThat(stored())
                .isEqualTo(new StoredGrant(first.sealedAs("new"), 2, now(), Optional.empty(), Optional.empty(), now()));
    }

    @Test
    default void replace_anotherVersion_changesNothing() {
        ProviderGrant first = signedIn("s");
        grants().replace("s", 1, first.sealedAs("new"));

        assertThat(anotherNodesGrants().replace("s", 1, first.sealedAs("late"))).isFalse();
        assertThat(anotherNodesGrants().replace("s", 3, first.sealedAs("early")))
                .isFalse();

        assertThat(stored().grant().sealed()).isEqualTo("new");
        assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    default void replace_anotherUser_keepsWhoseItIsAndWhenItBegan() {
        ProviderGrant first = signedIn("s");

        grants().replace(
                        "s",
                        1,
                        new ProviderGrant(
                                "other",
                                Grants.key("x"),
                                Optional.empty(),
                                now().plusSeconds(9),
                                now().plusSeconds(9),
                                "new"));

        assertThat(stored().grant()).isEqualTo(first.sealedAs("new"));
    }

    @Test
    default void replace_anotherSid_isFoundByThatOneOnly() {
        signedIn("s");

        grants().replace("s", 1, Grants.of("sub", "sid2", now()));

        assertThat(grants().end(Grants.key("sid"), now(), now().plusSeconds(60)))
                .isEmpty();
        assertThat(stored().grant().sidKey()).contains(Grants.key("sid2"));
        assertThat(grants().end(Grants.key("sid2"), now(), now().plusSeconds(60)))
                .containsExactly("s");
    }

    @Test
    default void replace_atOnce_oneWins() throws Exception {
        ProviderGrant first = signedIn("s");

        List<Boolean> won = Race.of(
                8, number -> () -> node(number).providerGrants().replace("s", 1, first.sealedAs("by" + number)));

        assertThat(won).containsOnlyOnce(true);
        assertThat(stored().grant().sealed()).isEqualTo("by" + won.indexOf(true));
        assertThat(stored().version()).isEqualTo(2);
    }

    /** Nothing is left in a store of sign-ins that were only begun: what is noted is the use of a state. */
    @Test
    default void open_stateThatWasUsed_isTheOnlyOneRefused() {
        assertThat(store().firstUse("state", now().plusSeconds(60))).isTrue();
        signedIn("s");

        assertThat(anotherNode().firstUse("state", now().plusSeconds(60))).isFalse();
        assertThat(anotherNode().revocationsOf(Set.of())).isEmpty();
    }
}
