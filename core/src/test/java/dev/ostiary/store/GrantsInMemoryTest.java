package dev.ostiary.store;

import static dev.ostiary.store.Samples.SESSION;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What providers gave takes no more memory than it may, and nobody takes it from others. */
class GrantsInMemoryTest {
    /** As many of the longest as there is room for. */
    private static final int MOST = 16;

    private final MovableClock clock = new MovableClock();
    private final InMemoryTokenStateStore store = new InMemoryTokenStateStore(1_000, clock);
    private final ProviderGrants grants = store.providerGrants();

    private void signIn(String id, String subject) {
        clock.advance(Duration.ofSeconds(1));
        Instant now = clock.instant();
        assertThat(grants.open(session(id, subject, now), Grants.largest(now))).isInstanceOf(GrantOpening.Opened.class);
    }

    @Test
    void open_full_endsTheLongestIdleOfWhoeverHasMost() {
        IntStream.range(0, MOST - 2).forEach(i -> signIn("s" + i, "u" + i));
        signIn("b1", "b");
        signIn("b2", "b");

        signIn("new", "n");

        assertThat(store.session("b1")).isEmpty();
        assertThat(store.revocationsOf(Set.of(tokensOfSession("b1")))).hasSize(1);
        assertThat(grants.of("b2")).isPresent();
        assertThat(grants.of("s0")).isPresent();
        assertThat(grants.of("new")).isPresent();
    }

    @Test
    void open_fullByOneSubject_costsThatSubjectOnly() {
        signIn("a", "a");
        IntStream.range(0, 3 * MOST).forEach(i -> signIn("s" + i, "greedy"));

        assertThat(grants.of("a")).isPresent();
        assertThat(store.sessionsOf("greedy")).hasSize(MOST - 1);
    }

    /** A session that no provider has opened is in nobody's way. */
    @Test
    void open_full_leavesSessionsWithoutAGrant() {
        store.open(session("plain", "greedy", clock.instant()));
        IntStream.range(0, 2 * MOST).forEach(i -> signIn("s" + i, "greedy"));

        assertThat(store.session("plain")).isPresent();
    }

    @Test
    void replace_byALongerText_endsAnothersAndStays() {
        signIn("small", "small");
        Instant now = clock.instant();
        grants.replace("small", 1, Grants.of("sub", "sid", now));
        IntStream.range(0, MOST - 1).forEach(i -> signIn("s" + i, "u" + i));

        assertThat(grants.replace("small", 2, Grants.largest(now))).isTrue();
        assertThat(grants.replace("small", 3, Grants.largest(now))).isTrue();

        assertThat(grants.of("small")).isPresent();
        assertThat(IntStream.range(0, MOST - 1).filter(i -> grants.of("s" + i).isPresent()))
                .hasSize(MOST - 1);
        signIn("more", "more");
        assertThat(store.session("s0")).isEmpty();
    }

    @Test
    void sessionsEnd_inAnyWay_freesTheirRoom() {
        IntStream.range(0, MOST).forEach(i -> signIn("s" + i, "u" + i));
        clock.advance(SESSION);
        IntStream.range(0, MOST).forEach(i -> signIn("t" + i, "u" + i));
        IntStream.range(0, MOST).forEach(i -> store.end("t" + i, clock.instant()));

        IntStream.range(0, MOST).forEach(i -> signIn("v" + i, "u" + i));

        assertThat(IntStream.range(0, MOST).filter(i -> grants.of("v" + i).isPresent()))
                .hasSize(MOST);
    }

    @Test
    void grantTable_afterwards_holdsNothing() {
        GrantTable table = new GrantTable(1);
        KeptGrant kept = KeptGrant.opened(
                session("s", "u", clock.instant()), Grants.of("sub", "sid", clock.instant()), clock.instant());

        table.put(kept, clock.instant());
        table.put(kept.replacedBy(Grants.of("sub", "sid2", clock.instant()), clock.instant()), clock.instant());
        assertThat(table.names()).isEqualTo(3);
        table.remove("s");
        table.remove("s");

        assertThat(table.names()).isZero();
        assertThat(table.characters()).isZero();
        assertThat(table.room()).isEqualTo(16L * ProviderGrant.MAX_SEALED_LENGTH);
    }
}
