package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Grants;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.Samples;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** The slot of all keys goes to another node, key by key. */
class MovingSlotTest {
    private static final String ID = EveryMethod.ID;

    private ClusterNodes cluster;
    private TokenStateStore store;

    @BeforeEach
    void start() throws IOException {
        cluster = ClusterNodes.start(Engine.USUAL, 2);
        store = cluster.store().clock(new MovableClock()).build();
    }

    @AfterEach
    void end() throws IOException {
        store.close();
        cluster.close();
    }

    private static SessionState session(String id) {
        return new SessionState(id, ID, "", MovableClock.START, MovableClock.START, StoreLimits.LATEST, "first");
    }

    /** Of every kind of key more than one, where a call may take several. */
    private List<ThrowingCallable> everyMethodWithSomethingThere() throws Throwable {
        cluster.stopMove();
        IntStream.range(0, 2).forEach(i -> cluster.node(i).command(Command.FLUSHALL));
        store.providerGrants().open(session(ID), Grants.of(ID, ID, MovableClock.START));
        store.providerGrants().open(session("t"), Grants.of(ID, "t", MovableClock.START));
        IntStream.range(0, StoreLimits.MAX_ONE_TIME)
                .forEach(i -> store.registerOneTime(new OneTimeId("id" + i, ID, "p", StoreLimits.LATEST)));
        store.registerOneTime(new OneTimeId(ID, ID, "q", StoreLimits.LATEST));
        store.revoke(Samples.ofToken("other", StoreLimits.LATEST));
        List<ThrowingCallable> calls = new ArrayList<>(EveryMethod.thatWrites(store));
        calls.addAll(EveryMethod.thatReads(store));
        return calls;
    }

    private List<Object> contents() {
        return Stream.of(0, 1).<Object>map(i -> cluster.node(i).contents()).toList();
    }

    /** Empty where it went well. */
    private String failure(ThrowingCallable call) throws Throwable {
        try {
            call.call();
            return "";
        } catch (StoreUnavailableException outage) {
            return outage.getMessage();
        }
    }

    @Test
    void anyMethod_anyNumberOfKeysHasMoved_happensWhollyOrNotAtAll() throws Throwable {
        int methods = everyMethodWithSomethingThere().size();
        int keys = cluster.owner().keys().size();
        int done = 0;
        for (int method = 0; method < methods; method++) {
            for (int moved = 0; moved <= keys; moved += 3) {
                ThrowingCallable call = everyMethodWithSomethingThere().get(method);
                cluster.beginMove();
                cluster.moveKeys(moved);
                List<Object> before = contents();

                String failure = failure(call);

                if (failure.isEmpty()) {
                    done++;
                } else {
                    assertThat(failure).containsPattern("answered with (TRYAGAIN|ASK|MOVED)");
                    assertThat(contents())
                            .as("method %s, keys moved %s", method, moved)
                            .isEqualTo(before);
                }
            }
        }
        System.out.println("while the slot moved, of " + methods * (keys / 3 + 1) + " calls went well: " + done);
        assertThat(done).isBetween(methods / 2, methods * (keys / 3 + 1) - methods);
    }

    @Test
    void session_allKeysHaveMovedAndTheSlotHasNot_isAskedForThere() throws Throwable {
        everyMethodWithSomethingThere();
        cluster.beginMove();
        cluster.moveKeys(1_000);

        assertThat(store.session(ID)).contains(session(ID));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.open(session("new")))
                .withMessageContaining("answered with TRYAGAIN");
    }

    @Test
    void anyMethod_slotHasMoved_goesOnAtTheOtherNode() throws Throwable {
        everyMethodWithSomethingThere();
        cluster.beginMove();
        cluster.moveKeys(1_000);
        cluster.endMove();

        assertThat(store.session(ID)).contains(session(ID));
        store.open(session("new"));
        assertThat(store.sessionsOf(ID)).hasSize(3);
    }
}
