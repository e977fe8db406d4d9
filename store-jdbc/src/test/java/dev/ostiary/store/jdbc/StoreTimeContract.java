package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.Race;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Three nodes on one database, without a clock of their own: what counts is told by the database's, whatever the nodes' say. */
interface StoreTimeContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    /** What it speaks. */
    Dialect dialect();

    private Instant databaseTime(DataSource source) throws Exception {
        return Instant.ofEpochMilli(Sql.number(source, "SELECT " + dialect().databaseTime()));
    }

    private static List<JdbcTokenStateStore> nodes(DataSource source) {
        return IntStream.range(0, 3)
                .mapToObj(node -> JdbcTokenStateStore.of(source))
                .toList();
    }

    /** As if that much time had passed for the tokens that were replaced, and since their successors arrived. */
    private void ageReplaced(DataSource source, Duration by) throws Exception {
        Sql.run(
                source,
                dialect()
                        .sql("UPDATE ostiary_session SET superseded = CONCAT(SUBSTRING(superseded, 1, 64), LPAD(CAST("
                                + "CAST(SUBSTRING(superseded, 65, 15) AS BIGINT) - " + by.toMillis()
                                + " AS VARCHAR(15)), 15, '0'), SUBSTRING(superseded, 80)), arrived_at = arrived_at - "
                                + by.toMillis()));
    }

    /** Of a node whose clock is wrong by as much. */
    private static Successor successor(String token, Duration wrong) {
        Instant at = Instant.now().plus(wrong);
        return new Successor(token, at, Instant.now().plusSeconds(3_600));
    }

    @Test
    default void rotate_nodesWhoseClocksAreWrong_measureTheGraceByTheDatabases() throws Exception {
        DataSource source = empty();
        List<JdbcTokenStateStore> nodes = nodes(source);
        SessionState session = session("s", "u", databaseTime(source));
        String first = session.currentToken();
        nodes.get(0).open(session);

        assertThat(nodes.get(1).rotate("s", "u", TokenCopy.first(first), successor("t1", Duration.ofDays(400))))
                .isEqualTo(new Rotation.Rotated());
        nodes.get(2).confirm(Map.of("s", TokenCopy.first("t1")));

        assertThat(nodes.get(2).rotate("s", "u", TokenCopy.first(first), successor("x", Duration.ofDays(-400))))
                .isInstanceOf(Rotation.Repeated.class);
        ageReplaced(source, Rotation.GRACE);
        assertThat(nodes.get(2).rotate("s", "u", TokenCopy.first(first), successor("x", Duration.ofDays(-400))))
                .isEqualTo(new Rotation.Reused());
    }

    @Test
    default void anyMethod_withoutAClock_goesByTheDatabases() throws Exception {
        DataSource source = empty();
        List<JdbcTokenStateStore> nodes = nodes(source);
        nodes.get(0).check();
        Instant soon = databaseTime(source).plusSeconds(600);
        SessionState session = session("s", "u", databaseTime(source));
        nodes.get(0).open(session);
        nodes.get(0).registerOneTime(new OneTimeId("a", "u", "p", soon));
        nodes.get(0).firstUse("a", soon);
        nodes.get(0).revoke(ofToken("t", soon));
        assertThat(nodes.get(1).session("s")).contains(session);
        assertThat(nodes.get(1).revocationsOf(Set.of(token("t")))).hasSize(1);
        assertThat(nodes.get(1).firstUse("a", soon)).isFalse();

        for (String table : List.of("session", "one_time", "used", "revocation")) {
            Sql.run(
                    source,
                    "UPDATE ostiary_" + table + " SET expires_at = " + dialect().databaseTime());
        }

        assertThat(nodes.get(1).session("s")).isEmpty();
        assertThat(nodes.get(1).sessionsOf("u")).isEmpty();
        assertThat(nodes.get(1)
                        .rotate("s", "u", TokenCopy.first(session.currentToken()), successor("x", Duration.ZERO)))
                .isEqualTo(new Rotation.Ended());
        assertThat(nodes.get(2).consumeOneTime("a")).isFalse();
        assertThat(nodes.get(2).revocationsOf(Set.of(token("t")))).isEmpty();
        assertThat(nodes.get(2).firstUse("a", soon)).isTrue();
    }

    @Test
    default void revocationsAfter_always_saysWhatTheDatabasesClockSays() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore node = JdbcTokenStateStore.of(source);
        Instant before = databaseTime(source);
        node.revoke(ofToken("t", before.plusSeconds(600)));

        Instant told = node.revocationsAfter(Optional.empty()).storeTime();

        assertThat(told).isBetween(before, databaseTime(source));
        assertThat(node.revocationsAfter(Optional.empty()).completeSince()).isBetween(before, told);
    }

    /** A node whose clock is behind still takes the tokens for valid that they are about. */
    @Test
    default void revocationsAfter_expiredWithinTheLastDay_isTold() throws Exception {
        DataSource source = empty();
        JdbcTokenStateStore node = JdbcTokenStateStore.of(source);
        node.revoke(ofToken("yesterday", databaseTime(source).plusSeconds(600)));
        node.revoke(ofToken("before", databaseTime(source).plusSeconds(600)));
        expire(source, "yesterday", Duration.ofHours(23));
        expire(source, "before", Duration.ofHours(25));

        assertThat(node.revocationsAfter(Optional.empty()).revocations())
                .extracting(each -> each.name().id())
                .containsExactly("yesterday");
        assertThat(node.revocationsOf(Set.of(token("yesterday")))).isEmpty();
    }

    private void expire(DataSource source, String id, Duration ago) throws Exception {
        Sql.run(
                source,
                "UPDATE ostiary_revocation SET expires_at = " + dialect().databaseTime() + " - " + ago.toMillis()
                        + " WHERE id = '" + id + "'");
    }

    /** The unique index gives out the places, whatever the nodes know of each other. */
    @Test
    default void registerOneTime_atOnceOnThreeNodes_hasFiveRows() throws Exception {
        DataSource source = empty();
        List<JdbcTokenStateStore> nodes = nodes(source);
        Instant soon = databaseTime(source).plusSeconds(600);

        Race.of(16, number -> () -> {
            nodes.get(number % 3).registerOneTime(new OneTimeId("id" + number, "u", "p", soon));
            return true;
        });

        assertThat(Sql.number(source, "SELECT COUNT(*) FROM ostiary_one_time")).isEqualTo(5);
    }
}
