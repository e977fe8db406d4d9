package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.Follower;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that become visible long after the time that they bear: followers do not miss them. */
class LateCommitTest {
    private static final Instant LATER = MovableClock.START.plusSeconds(60);

    private final H2 database = H2.inMemory();
    private final AtomicLong nanos = new AtomicLong();
    private final JdbcTokenStateStore store = storeOn(database.dataSource());
    private final Follower follower = new Follower();

    private JdbcTokenStateStore storeOn(DataSource source) {
        return JdbcTokenStateStore.builder(source)
                .clock(new MovableClock())
                .nanos(nanos::get)
                .build();
    }

    @AfterEach
    void shutDown() throws Exception {
        database.shutDown();
    }

    /** As if the transaction had begun that long before its rows could be seen. */
    private void age(Duration by) throws SQLException {
        Sql.run(database.dataSource(), "UPDATE ostiary_revocation SET recorded_at = recorded_at - " + by.toMillis());
    }

    /** Its next commit takes that long, as the database and as this process see it. */
    private JdbcTokenStateStore whoseNextCommitTakes(Duration time) {
        AtomicBoolean next = new AtomicBoolean(true);
        return storeOn(Tampered.connections(database.dataSource(), new Tampered.Tampering() {
            @Override
            public void after(Connection connection, String method) throws SQLException {
                if (method.equals("commit") && next.getAndSet(false)) {
                    age(time);
                    nanos.addAndGet(time.toNanos());
                }
            }
        }));
    }

    @Test
    void follow_aRowOfFifteenSecondsAgo_isTold() throws Exception {
        store.revoke(ofToken("first", LATER));
        follower.follow(store);

        store.revoke(ofToken("late", LATER));
        age(Duration.ofSeconds(15));
        follower.follow(store);

        assertThat(follower.copy()).contains(ofToken("late", LATER));
    }

    @Test
    void revoke_aCommitOfAnHour_isToldAllTheSame() {
        store.check();
        follower.follow(store);

        whoseNextCommitTakes(Duration.ofHours(1)).revoke(ofToken("late", LATER));
        follower.follow(store);

        assertThat(follower.copy()).containsExactly(ofToken("late", LATER));
    }

    @Test
    void end_aCommitOfAnHour_isToldAllTheSame() {
        store.open(session("a", "u", MovableClock.START));
        store.open(session("b", "u", MovableClock.START));
        follower.follow(store);

        whoseNextCommitTakes(Duration.ofHours(1)).endAll("u", LATER, ofSubject("u", MovableClock.START, LATER));
        follower.follow(store);

        assertThat(follower.copy())
                .hasSize(3)
                .extracting(Revocation::name)
                .contains(tokensOfSession("a"), tokensOfSession("b"));
    }

    @Test
    void revoke_commitsThatNeverGetFast_areAnOutage() {
        AtomicLong slow = new AtomicLong();
        JdbcTokenStateStore slowOne = JdbcTokenStateStore.builder(database.dataSource())
                .nanos(() -> slow.addAndGet(Duration.ofSeconds(16).toNanos()))
                .build();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> slowOne.revoke(ofToken("late", LATER)));
    }

    /** What is older than followers look back would be missed: this is what the two tests above are about. */
    @Test
    void follow_aRowThatWasNotStampedAgain_isMissed() throws Exception {
        follower.follow(store);

        store.revoke(ofToken("late", LATER));
        age(Duration.ofHours(1));
        follower.follow(store);

        assertThat(follower.copy()).isEmpty();
    }
}
