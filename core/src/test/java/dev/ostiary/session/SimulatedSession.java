package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Rotation;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One session on several nodes, the owner's browser, perhaps a thief's, and a book that an onlooker keeps who sees everything: which token
 * was replaced when, and which has been seen. What the nodes say is held against the book.
 */
final class SimulatedSession {
    private final List<SessionTokens> nodes;
    private final List<JwtVerifier> verifiers;
    private final MovableClock clock;
    private final Random random;
    private final SimulatedNetwork network;

    private final List<String> chain = new ArrayList<>();
    private final Map<String, Instant> replacedAt = new HashMap<>();
    private final int[] noted;
    private int seen;
    private boolean stolen;
    private boolean over;
    private int steps;
    private int repeats;

    /** What a browser keeps. */
    static final class Jar {
        private final boolean thiefs;
        private @Nullable SessionGrant grant;

        Jar(boolean thiefs, SessionGrant grant) {
            this.thiefs = thiefs;
            this.grant = grant;
        }
    }

    SimulatedSession(List<SessionTokens> nodes, MovableClock clock, Random random, double loss) {
        this.nodes = nodes;
        this.verifiers =
                nodes.stream().map(node -> node.accessVerifier().build()).toList();
        this.clock = clock;
        this.random = random;
        this.noted = new int[nodes.size()];
        this.network = new SimulatedNetwork(clock, random, loss);
    }

    /** Runs until so much has happened; the thief, if there is one, copies the jar at some moment of the first third. */
    void run(int most, boolean theft) {
        SessionGrant first = nodes.get(0).open("u1", Map.of(), "");
        chain.add(first.refresh().id());
        Jar owner = new Jar(false, first);
        browse(owner);
        if (theft) {
            network.after(Duration.ofMinutes(random.nextInt(120)), () -> steal(owner));
        }
        while (steps < most && network.step()) {
            assertThat(stolen || !over).as("a good user was signed out").isTrue();
        }
    }

    private void steal(Jar owner) {
        stolen = true;
        browse(new Jar(true, owner.grant));
    }

    /** One to three tabs at once, again and again, until signed out. */
    private void browse(Jar jar) {
        if (jar.grant == null) {
            return;
        }
        int tabs = 1 + random.nextInt(3);
        for (int tab = 0; tab < tabs; tab++) {
            network.after(Duration.ofMillis(random.nextInt(5)), () -> send(jar));
        }
        Duration pause = random.nextBoolean()
                ? Duration.ofMillis(random.nextInt(30_000))
                : Duration.ofSeconds(random.nextInt(2_000));
        network.after(pause, () -> browse(jar));
    }

    private void send(Jar jar) {
        SessionGrant sent = jar.grant;
        if (sent != null) {
            network.request(() -> arrive(jar, sent));
        }
    }

    private void arrive(Jar jar, SessionGrant sent) {
        steps++;
        int number = random.nextInt(nodes.size());
        boolean kept = sent.access().expiresAt().isAfter(clock.instant());
        if (kept && verifiers.get(number).verify(sent.access().token()) instanceof Verified good) {
            assertThat(over).as("somebody went on after the theft was seen").isFalse();
            nodes.get(number).arrived(good.jwt());
            noted[number] = Math.max(noted[number], chain.indexOf(sent.refresh().id()));
            network.after(told(), () -> tell(number));
            return;
        }
        refresh(jar, sent, nodes.get(number));
    }

    private void tell(int node) {
        nodes.get(node).tellWhatHasArrived();
        seen = Math.max(seen, noted[node]);
    }

    private Duration told() {
        return Confirmations.ROUND.plusMillis(random.nextInt((int) Confirmations.ROUND.toMillis()));
    }

    private void refresh(Jar jar, SessionGrant sent, SessionTokens node) {
        int index = chain.indexOf(sent.refresh().id());
        int current = chain.size() - 1;
        boolean wasOver = over;
        Refreshing result = node.refresh(sent.refresh().token());
        if (!(result instanceof Refreshing.Refreshed refreshed)) {
            assertThat(wasOver || looksStolen(index))
                    .as("%s of %s, seen %s, was refused", index, current, seen)
                    .isTrue();
            over = true;
            jar.grant = null;
            return;
        }
        assertThat(wasOver || (index < current && looksStolen(index)))
                .as("%s of %s, seen %s, was let in by %s", index, current, seen, jar.thiefs ? "the thief" : "the owner")
                .isFalse();
        note(sent, refreshed, index == current);
        network.answer(() -> jar.grant = refreshed.grant());
    }

    private void note(SessionGrant sent, Refreshing.Refreshed refreshed, boolean wasCurrent) {
        assertThat(refreshed.repeated()).isEqualTo(!wasCurrent);
        if (wasCurrent) {
            seen = Math.max(seen, chain.size() - 1);
            chain.add(refreshed.grant().refresh().id());
            replacedAt.put(sent.refresh().id(), clock.instant());
        } else {
            repeats++;
            assertThat(refreshed.grant().refresh().id()).isEqualTo(chain.get(chain.size() - 1));
        }
    }

    /** What the contract calls theft: after the grace, and a token of what took its place, or of a later one, was seen. */
    private boolean looksStolen(int index) {
        Instant at = replacedAt.get(chain.get(index));
        return at != null && !clock.instant().isBefore(at.plus(Rotation.GRACE)) && seen > index;
    }

    boolean isOver() {
        return over;
    }

    int steps() {
        return steps;
    }

    int repeats() {
        return repeats;
    }
}
