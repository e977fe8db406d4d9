package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Grants.key;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ostiary.store.GrantLease;
import dev.ostiary.store.GrantOpening;
import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.StoreUnavailableException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What one node does at the worst moment of another one's call. */
interface GrantRaceContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    private static ProviderGrant grant() {
        return Grants.of("sub", "sid", MovableClock.START);
    }

    private static Instant later() {
        return MovableClock.START.plusSeconds(900);
    }

    private static JdbcTokenStateStore store(DataSource source) {
        JdbcTokenStateStore store =
                JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
        store.check();
        return store;
    }

    /** A node during whose next call of a method something happens, once. */
    private static JdbcTokenStateStore interrupted(DataSource source, String method, Runnable meanwhile) {
        AtomicBoolean armed = new AtomicBoolean();
        JdbcTokenStateStore store = store(Tampered.connections(source, new Tampered.Tampering() {
            @Override
            public void before(Connection connection, String called) {
                if (called.equals(method) && armed.compareAndSet(true, false)) {
                    meanwhile.run();
                }
            }
        }));
        armed.set(true);
        return store;
    }

    @Test
    default void open_whoseSidEndsBeforeItIsSeen_isTakenAwayAgain() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore other = store(source);
        JdbcTokenStateStore store = interrupted(
                source,
                "commit",
                () -> assertThat(other.providerGrants().end(key("sid"), MovableClock.START, later()))
                        .isEmpty());

        assertThat(store.providerGrants().open(session("s", "u", MovableClock.START), grant()))
                .isEqualTo(new GrantOpening.Ended());

        assertThat(other.session("s")).isEmpty();
        assertThat(Sql.number(source, "SELECT COUNT(*) FROM ostiary_grant")).isZero();
    }

    @Test
    default void end_whileASessionOfTheSidBegins_endsThatOneToo() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore other = store(source);
        JdbcTokenStateStore store = interrupted(
                source,
                "commit",
                () -> assertThat(other.providerGrants().open(session("s", "u", MovableClock.START), grant()))
                        .isEqualTo(new GrantOpening.Opened(1)));

        assertThat(store.providerGrants().end(key("sid"), MovableClock.START, later()))
                .containsExactly("s");

        assertThat(other.session("s")).isEmpty();
        assertThat(other.revocationsOf(Set.of(tokensOfSession("s")))).hasSize(1);
    }

    /** Between the statement that reads and the one that takes it. */
    @Test
    default void lease_thatAnotherTakesInBetween_isHeld() throws Exception {
        DataSource source = empty();
        MovableClock clock = new MovableClock();
        ProviderGrants other =
                JdbcTokenStateStore.builder(source).clock(clock).build().providerGrants();
        other.open(session("s", "u", MovableClock.START), grant());
        clock.advance(Duration.ofSeconds(10));
        AtomicReference<GrantLease> others = new AtomicReference<>();
        AtomicBoolean armed = new AtomicBoolean(true);
        DataSource slow = Tampered.connections(source, new Tampered.Tampering() {
            private int statements;

            @Override
            public void before(Connection connection, String called) {
                // the version, the grant, and then the lease
                if (called.equals("prepareStatement") && ++statements == 3 && armed.getAndSet(false)) {
                    others.set(other.lease("s", 1, Grants.LEASE));
                }
            }
        });

        GrantLease lease = JdbcTokenStateStore.builder(slow)
                .clock(clock)
                .build()
                .providerGrants()
                .lease("s", 1, Grants.LEASE);

        assertThat(others.get()).isInstanceOf(GrantLease.Taken.class);
        assertThat(lease).isInstanceOf(GrantLease.Held.class);
    }

    /** As an outage between two statements leaves it: no session without what belongs to it. */
    @Test
    default void open_thatFailsInTheMiddle_leavesNothing() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore store = store(source);
        Sql.run(source, "ALTER TABLE ostiary_grant ADD CONSTRAINT too_much CHECK (version > 1)");

        assertThat(catchThrowable(() -> store.providerGrants().open(session("s", "u", MovableClock.START), grant())))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(store.session("s")).isEmpty();
    }

    @Test
    default void of_aRowThatNobodyHasWritten_isAnOutage() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore store = store(source);
        store.providerGrants().open(session("s", "u", MovableClock.START), grant());
        Sql.run(source, "UPDATE ostiary_grant SET sealed = 'with a blank'");

        assertThat(catchThrowable(() -> store.providerGrants().of("s"))).isInstanceOf(StoreUnavailableException.class);
    }
}
