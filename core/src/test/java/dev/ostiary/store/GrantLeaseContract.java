package dev.ostiary.store;

import static dev.ostiary.store.Grants.LEASE;
import static dev.ostiary.store.ProviderGrants.ANY_VERSION;
import static dev.ostiary.store.ProviderGrants.CURRENT_FOR;
import static dev.ostiary.store.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of all who would renew a session, one asks the provider; by the store's clock. */
public interface GrantLeaseContract extends SharedState {

    /** Opens a session "s" that is not recent any more. */
    default ProviderGrant old() {
        ProviderGrant grant = Grants.of("sub", "sid", now());
        store().providerGrants().open(session("s", "u", now()), grant);
        clock().advance(CURRENT_FOR);
        return grant;
    }

    /** What a node is answered that knows no version. */
    default GrantLease lease(int node) {
        return node(node).providerGrants().lease("s", ANY_VERSION, LEASE);
    }

    /** What there is now. */
    default StoredGrant kept() {
        return anotherNode().providerGrants().of("s").orElseThrow();
    }

    @Test
    default void lease_lessThanTenSecondsAfterTheSignIn_isNotNeeded() {
        store().providerGrants().open(session("s", "u", now()), Grants.of("sub", "sid", now()));

        clock().advance(CURRENT_FOR.minusMillis(1));
        assertThat(lease(1)).isEqualTo(new GrantLease.Current(kept()));
        clock().advance(Duration.ofMillis(1));

        assertThat(lease(1)).isInstanceOf(GrantLease.Taken.class);
    }

    @Test
    default void lease_atOnce_oneTakesItAndTheOthersSeeThat() throws Exception {
        ProviderGrant grant = old();

        List<GrantLease> answers = Race.of(8, number -> () -> lease(number));

        assertThat(answers)
                .filteredOn(GrantLease.Taken.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(GrantLease.Taken.class, taken -> {
                    assertThat(taken.grant().grant()).isEqualTo(grant);
                    assertThat(taken.until()).isEqualTo(now().plus(LEASE));
                });
        assertThat(answers).filteredOn(new GrantLease.Held(kept())::equals).hasSize(7);
        assertThat(kept().leasedUntil()).contains(now().plus(LEASE));
    }

    @Test
    default void lease_whoseTimeIsOver_isTakenByAnother() {
        old();
        lease(0);

        clock().advance(LEASE.minusMillis(1));
        assertThat(lease(1)).isInstanceOf(GrantLease.Held.class);
        clock().advance(Duration.ofMillis(1));

        assertThat(kept().leasedUntil()).isEmpty();
        assertThat(lease(1)).isInstanceOf(GrantLease.Taken.class);
        assertThat(lease(0)).isInstanceOf(GrantLease.Held.class);
    }

    @Test
    default void lease_anotherVersionThanTheKnownOne_isNotNeeded() {
        ProviderGrant grant = old();
        lease(0);
        store().providerGrants().replace("s", 1, grant.sealedAs("new"));
        clock().advance(CURRENT_FOR);

        assertThat(anotherNode().providerGrants().lease("s", 1, LEASE)).isEqualTo(new GrantLease.Current(kept()));
        assertThat(anotherNode().providerGrants().lease("s", 2, LEASE)).isInstanceOf(GrantLease.Taken.class);
    }

    @Test
    default void lease_whileItIsReplaced_isCurrentForAll() {
        ProviderGrant grant = old();
        lease(0);

        store().providerGrants().replace("s", 1, grant.sealedAs("new"));

        assertThat(lease(1)).isEqualTo(new GrantLease.Current(kept()));
        assertThat(kept().grant().sealed()).isEqualTo("new");
    }

    /** The provider takes a refresh token once: what it has answered the first must not be lost because a second asks already. */
    @Test
    default void replace_byAHolderWhoIsLate_winsWhereNobodyWasFaster() {
        ProviderGrant grant = old();
        lease(0);
        clock().advance(LEASE);
        lease(1);

        assertThat(store().providerGrants().replace("s", 1, grant.sealedAs("late")))
                .isTrue();

        assertThat(anotherNode().providerGrants().replace("s", 1, grant.sealedAs("second")))
                .isFalse();
        assertThat(kept().grant().sealed()).isEqualTo("late");
        assertThat(kept().leasedUntil()).isEmpty();
    }

    @Test
    default void failed_firstTime_notesWhenAndEndsTheLease() {
        old();
        GrantLease.Taken lease = (GrantLease.Taken) lease(0);
        clock().advance(Duration.ofSeconds(2));

        store().providerGrants().failed("s", lease);

        assertThat(kept().failingSince()).contains(now());
        assertThat(kept().version()).isEqualTo(1);
        assertThat(lease(1)).isInstanceOf(GrantLease.Taken.class);
    }

    @Test
    default void failed_againAndAgain_staysAtTheFirstTimeUntilItIsReplaced() {
        ProviderGrant grant = old();
        store().providerGrants().failed("s", (GrantLease.Taken) lease(0));
        clock().advance(Duration.ofMinutes(5));
        anotherNode().providerGrants().failed("s", (GrantLease.Taken) lease(1));

        assertThat(kept().failingFor()).isEqualTo(Duration.ofMinutes(5));
        store().providerGrants().replace("s", 1, grant.sealedAs("new"));

        assertThat(kept().failingSince()).isEmpty();
        assertThat(kept().failingFor()).isZero();
    }

    @Test
    default void failed_byAHolderWhoIsLate_leavesTheOthersLease() {
        old();
        GrantLease.Taken late = (GrantLease.Taken) lease(0);
        clock().advance(LEASE);
        lease(1);

        store().providerGrants().failed("s", late);
        store().providerGrants().release("s", late);

        assertThat(kept().leasedUntil()).contains(now().plus(LEASE));
    }

    @Test
    default void failed_anotherVersion_notesNothing() {
        ProviderGrant grant = old();
        GrantLease.Taken lease = (GrantLease.Taken) lease(0);
        anotherNode().providerGrants().replace("s", 1, grant.sealedAs("new"));

        store().providerGrants().failed("s", lease);

        assertThat(kept().failingSince()).isEmpty();
    }

    @Test
    default void release_nothingToAsk_letsTheNextOneTakeIt() {
        old();

        store().providerGrants().release("s", (GrantLease.Taken) lease(0));

        assertThat(kept().leasedUntil()).isEmpty();
        assertThat(kept().failingSince()).isEmpty();
        assertThat(lease(1)).isInstanceOf(GrantLease.Taken.class);
    }

    /** Neither a lease nor an outage of the provider may last for hours because a clock was ahead for a moment. */
    @Test
    default void clock_thatWasAheadAndIsCorrected_holdsUpNobody() {
        ProviderGrant grant = old();
        clock().advance(Duration.ofHours(2));
        store().providerGrants().replace("s", 1, grant.sealedAs("new"));
        clock().advance(CURRENT_FOR);
        GrantLease.Taken lease = (GrantLease.Taken) lease(0);
        store().providerGrants().failed("s", lease);
        lease(0);
        clock().advance(Duration.ofHours(-2));

        assertThat(kept().leasedUntil()).isEmpty();
        assertThat(kept().failingFor()).isZero();
        GrantLease.Taken next = (GrantLease.Taken) lease(1);
        anotherNode().providerGrants().failed("s", next);
        assertThat(kept().failingSince()).contains(now());
    }

    @Test
    default void lease_durationThatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().providerGrants().lease("s", 0, Duration.ZERO))
                .withMessageContaining("lasting");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().providerGrants().lease("s", 0, Duration.ofSeconds(61)))
                .withMessageContaining("lasting");
    }
}
