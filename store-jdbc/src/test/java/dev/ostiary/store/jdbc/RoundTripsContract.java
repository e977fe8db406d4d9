package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.GrantLease;
import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenCopy;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How often a call goes to the database. */
interface RoundTripsContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    private static Instant now() {
        return MovableClock.START;
    }

    private static JdbcTokenStateStore store(CountedStatements counted) {
        JdbcTokenStateStore store = JdbcTokenStateStore.builder(counted.source())
                .clock(new MovableClock())
                .build();
        store.check();
        counted.take();
        return store;
    }

    @Test
    default void rotate_currentToken_isOneStatementAndAnyOtherTwo() throws Exception {
        CountedStatements counted = new CountedStatements(empty());
        JdbcTokenStateStore store = store(counted);
        SessionState session = session("s", "u", now());
        store.open(session);
        counted.take();

        assertThat(store.rotate("s", "u", TokenCopy.first(session.currentToken()), successor("t1", now())))
                .isEqualTo(new Rotation.Rotated());
        assertThat(counted.take()).isEqualTo(1);

        assertThat(store.rotate("s", "u", TokenCopy.first(session.currentToken()), successor("t2", now())))
                .isInstanceOf(Rotation.Repeated.class);
        assertThat(counted.take()).isEqualTo(2);
        assertThat(store.rotate("s", "u", TokenCopy.first("other"), successor("t2", now())))
                .isEqualTo(new Rotation.Reused());
        assertThat(counted.take()).isEqualTo(2);
        assertThat(store.rotate("s", "v", TokenCopy.first("t1"), successor("t2", now())))
                .isEqualTo(new Rotation.Ended());
        assertThat(counted.take()).isEqualTo(2);
    }

    @Test
    default void confirm_many_isOneBatchAndAnotherForWhatHadArrived() throws Exception {
        CountedStatements counted = new CountedStatements(empty());
        JdbcTokenStateStore store = store(counted);
        Map<String, TokenCopy> first = IntStream.range(0, 20)
                .mapToObj(i -> "s" + i)
                .collect(Collectors.toMap(
                        id -> id, id -> TokenCopy.first(session(id, "u", now()).currentToken())));
        first.keySet().forEach(id -> store.open(session(id, "u", now())));
        counted.take();

        store.confirm(first);
        assertThat(counted.take()).isEqualTo(1);
        store.confirm(first);
        assertThat(counted.take()).isEqualTo(2);
        store.confirm(Map.of());
        assertThat(counted.take()).isZero();
    }

    @Test
    default void open_always_isTwoStatementsTheCountIncluded() throws Exception {
        CountedStatements counted = new CountedStatements(empty());
        JdbcTokenStateStore store = store(counted);

        assertThat(store.open(session("s", "u", now()))).isEqualTo(1);

        assertThat(counted.take()).isEqualTo(2);
    }

    @Test
    default void session_andWhatElseIsAskedForOften_isOneStatement() throws Exception {
        CountedStatements counted = new CountedStatements(empty());
        JdbcTokenStateStore store = store(counted);
        store.open(session("s", "u", now()));
        counted.take();

        store.session("s");
        assertThat(counted.take()).isEqualTo(1);
        store.firstUse("a", now().plusSeconds(60));
        assertThat(counted.take()).isEqualTo(1);
    }

    /** Coming back from a provider is two statements, their commit and one that reads; a renewal with the provider is three. */
    @Test
    default void grants_signInAndRenewal_takeFewStatements() throws Exception {
        CountedStatements counted = new CountedStatements(empty());
        ProviderGrants grants = store(counted).providerGrants();
        grants.of("s");
        counted.take();

        grants.open(session("s", "u", now()), Grants.of("sub", "sid", now()));
        assertThat(counted.take()).isEqualTo(4);
        assertThat(grants.lease("s", 1, Grants.LEASE)).isInstanceOf(GrantLease.Taken.class);
        assertThat(counted.take()).isEqualTo(2);
        assertThat(grants.lease("s", 1, Grants.LEASE)).isInstanceOf(GrantLease.Held.class);
        assertThat(counted.take()).isEqualTo(1);
        grants.replace("s", 1, Grants.of("sub", "sid", now()));
        assertThat(counted.take()).isEqualTo(1);
        assertThat(grants.lease("s", 1, Grants.LEASE)).isInstanceOf(GrantLease.Current.class);
        assertThat(counted.take()).isEqualTo(1);
    }

    @Test
    default void oneTime_always_takesFewStatements() throws Exception {
        CountedStatements counted = new CountedStatements(empty());
        JdbcTokenStateStore store = store(counted);

        IntStream.range(0, 7)
                .forEach(i -> store.registerOneTime(new OneTimeId("id" + i, "u", "p", now().plusSeconds(60))));
        assertThat(counted.take()).isEqualTo(7 * 2);
        store.consumeOneTime("id6");
        assertThat(counted.take()).isEqualTo(4);
        store.consumeOneTime("id5");
        assertThat(counted.take()).isEqualTo(2);
    }
}
