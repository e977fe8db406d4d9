package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.token;
import static dev.ostiary.store.Samples.tokensOfSession;
import static dev.ostiary.store.Samples.tokensOfSubject;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a node keeps a copy of the revocations, and misses none. */
public interface RevocationFeedContract extends SharedState {

    @Test
    default void revocationsAfter_nothing_hasAPositionToGoOnFrom() {
        RevocationPage page = store().revocationsAfter(Optional.empty());

        assertThat(page.revocations()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.completeSince()).isBeforeOrEqualTo(now());
        assertThat(page.position()).isNotEmpty();
    }

    /** A node compares it with its own clock. */
    @Test
    default void revocationsAfter_always_saysWhatTheStoresClockSays() {
        assertThat(store().revocationsAfter(Optional.empty()).storeTime()).isEqualTo(now());
        store().revoke(ofToken("a", now().plusSeconds(60)));
        clock().advance(Duration.ofSeconds(5));

        RevocationPage page = anotherNode().revocationsAfter(Optional.empty());

        assertThat(page.storeTime()).isEqualTo(now());
        clock().advance(Duration.ofMillis(1));
        assertThat(store().revocationsAfter(Optional.of(page.position())).storeTime())
                .isEqualTo(now());
    }

    @Test
    default void revocationsAfter_aPosition_tellsWhatCameAfterwards() {
        store().revoke(ofToken("before", now().plusSeconds(60)));
        RevocationPage page = store().revocationsAfter(Optional.empty());
        anotherNode().revoke(ofToken("after", now().plusSeconds(60)));

        RevocationPage next = store().revocationsAfter(Optional.of(page.position()));

        assertThat(page.revocations()).containsExactly(ofToken("before", now().plusSeconds(60)));
        assertThat(next.revocations()).contains(ofToken("after", now().plusSeconds(60)));
        assertThat(next.more()).isFalse();
        assertThat(next.completeSince()).isEqualTo(page.completeSince());
    }

    @Test
    default void revocationsAfter_aPositionOfAnotherNode_isUnderstood() {
        store().revoke(ofToken("a", now().plusSeconds(60)));
        RevocationPage page = store().revocationsAfter(Optional.empty());
        store().revoke(ofToken("b", now().plusSeconds(60)));

        assertThat(anotherNode().revocationsAfter(Optional.of(page.position())).revocations())
                .contains(ofToken("b", now().plusSeconds(60)));
    }

    @Test
    default void revocationsAfter_aChange_tellsTheRevocationAgain() {
        store().revoke(ofToken("a", now().plusSeconds(60)));
        Follower follower = Follower.of(anotherNode());

        store().revoke(ofToken("a", now().plusSeconds(90)));
        follower.follow(anotherNode());

        assertThat(follower.copy()).containsExactly(ofToken("a", now().plusSeconds(90)));
    }

    @Test
    default void revocationsAfter_sessionsThatEnded_areTold() {
        store().open(session("s", "u", now()));
        store().open(session("t", "v", now()));
        Follower follower = Follower.of(anotherNode());

        store().end("s", now().plusSeconds(60));
        store().endAll("v", now().plusSeconds(60), ofSubject("v", now(), now().plusSeconds(60)));
        follower.follow(anotherNode());

        assertThat(follower.copy())
                .extracting(Revocation::name)
                .containsExactlyInAnyOrder(tokensOfSession("s"), tokensOfSession("t"), tokensOfSubject("v"));
    }

    @Test
    default void revocationsAfter_theBeginning_leavesOutWhatHasExpiredLongAgo() {
        store().revoke(ofToken("short", now().plusSeconds(60)));
        store().revoke(ofToken("long", now().plus(Duration.ofDays(2)).plusSeconds(61)));

        clock().advance(Duration.ofDays(2).plusSeconds(60));

        assertThat(anotherNode().revocationsAfter(Optional.empty()).revocations())
                .extracting(Revocation::name)
                .containsExactly(token("long"));
    }

    @Test
    default void revocationsAfter_manyRevocations_comeInPages() throws Exception {
        int count = 20_050;
        Race.of(8, number -> () -> {
            IntStream.range(0, count)
                    .filter(i -> i % 8 == number)
                    .forEach(i -> node(number).revoke(ofToken("t" + i, now().plusSeconds(60))));
            return true;
        });
        Follower follower = new Follower();

        RevocationPage first = follower.page(store());
        int pages = 1 + follower.follow(store());

        assertThat(first.revocations()).hasSizeBetween(1, 10_000);
        assertThat(first.more()).isTrue();
        assertThat(pages).isGreaterThanOrEqualTo(3);
        assertThat(follower.copy()).hasSize(count);
    }

    /** Writers on both nodes and a follower on each; in the end each copy is what is in force. */
    @Test
    default void revocationsAfter_whileOthersWrite_missesNothing() throws Exception {
        int writers = 6;
        AtomicInteger writing = new AtomicInteger(writers);

        List<Collection<Revocation>> results = Race.of(writers + 2, number -> () -> {
            if (number < writers) {
                try {
                    return write(node(number), number);
                } finally {
                    writing.decrementAndGet();
                }
            }
            Follower follower = new Follower();
            while (writing.get() > 0) {
                follower.page(node(number));
            }
            follower.follow(node(number));
            return follower.copy();
        });

        Map<Revocation.Name, Revocation> expected = new HashMap<>();
        results.subList(0, writers)
                .forEach(written -> written.forEach(each -> expected.merge(each.name(), each, Revocation::and)));
        assertThat(new HashSet<>(results.get(writers))).isEqualTo(new HashSet<>(expected.values()));
        assertThat(new HashSet<>(results.get(writers + 1))).isEqualTo(new HashSet<>(expected.values()));
    }

    /** Some names are everybody's, so that they are changed again and again. */
    private Collection<Revocation> write(TokenStateStore node, int writer) {
        List<Revocation> written = IntStream.range(0, 150)
                .mapToObj(i -> new Revocation(
                        i % 3 == 0 ? tokensOfSubject("u" + i) : token(writer + "/" + i),
                        now().plusSeconds(writer),
                        now().plusSeconds(600 + (writer * 7 + i) % 11)))
                .toList();
        written.forEach(node::revoke);
        return written;
    }

    /** What a page tells is in force, and the other way round. */
    @Test
    default void revocationsAfter_andRevocationsOf_agree() {
        IntStream.range(0, 10).forEach(i -> store().revoke(ofToken("t" + i, now().plusSeconds(i))));

        for (Revocation each : Follower.of(anotherNode()).copy()) {
            assertThat(store().revocationsOf(Set.of(each.name()))).containsExactly(each);
        }
    }
}
