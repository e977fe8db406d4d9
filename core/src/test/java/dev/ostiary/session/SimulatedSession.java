package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Rotation;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
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
    private final Map<String, SimulatedArrival> arrivals = new HashMap<>();
    private final SimulatedCopies copies = new SimulatedCopies();
    private final List<Runnable>[] noted;
    private @Nullable Jar waiting;
    private boolean patient;
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
        this.noted = lists(nodes.size());
        this.network = new SimulatedNetwork(clock, random, loss);
    }

    @SuppressWarnings("unchecked")
    private static List<Runnable>[] lists(int size) {
        List<Runnable>[] lists = new List[size];
        Arrays.setAll(lists, node -> new ArrayList<>());
        return lists;
    }

    /** The thief will use nothing before the owner has come with the same token: he sees all that the owner does. */
    SimulatedSession withPatientThief() {
        patient = true;
        return this;
    }

    /** Runs until so much has happened; the thief, if there is one, copies the jar at some moment of the first third. */
    void run(int most, boolean theft) {
        SessionGrant first = nodes.get(0).open("u1", Map.of(), "");
        chain.add(first.refresh().id());
        copies.given(first, clock.instant());
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
        Jar thief = new Jar(true, owner.grant);
        if (patient) {
            lieInWait(thief);
        } else {
            browse(thief);
        }
    }

    /** Refreshes without using anything, and goes on when the owner has come. */
    private void lieInWait(Jar thief) {
        SessionGrant held = thief.grant;
        if (held != null) {
            waiting = thief;
            refresh(thief, held, nodes.get(random.nextInt(nodes.size())));
        }
    }

    private void ownerHasCome() {
        Jar thief = waiting;
        if (thief != null) {
            waiting = null;
            network.after(Duration.ofSeconds(random.nextInt(300)), () -> browse(thief));
        }
    }

    /** One to three tabs at once, again and again, until signed out. */
    private void browse(Jar jar) {
        if (jar.grant == null) {
            return;
        }
        if (jar.thiefs && patient && random.nextInt(4) == 0) {
            lieInWait(jar);
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
            noted[number].add(() -> wasTold(jar, sent));
            network.after(told(), () -> tell(number));
            return;
        }
        refresh(jar, sent, nodes.get(number));
    }

    private void tell(int node) {
        nodes.get(node).tellWhatHasArrived();
        noted[node].forEach(Runnable::run);
        noted[node].clear();
        if (!over && nodes.get(node).sessionsOf("u1").isEmpty()) {
            assertThat(lastTokens().anyMatch(copies::usedByBoth))
                    .as("ended without a sign of two")
                    .isTrue();
            over = true;
        }
        assertThat(over || lastTokens().noneMatch(copies::showTwo))
                .as("two go on who have both been seen")
                .isTrue();
    }

    private void wasTold(Jar jar, SessionGrant used) {
        String token = used.refresh().id();
        seen = Math.max(seen, chain.indexOf(token));
        if (token.equals(chain.get(chain.size() - 1))) {
            arrivals.merge(
                    token, SimulatedArrival.of(clock.instant(), copies.givenAt(used)), SimulatedArrival::withAnother);
        }
        if (lastTokens().anyMatch(used.refresh().id()::equals)) {
            copies.used(used, jar.thiefs);
        }
    }

    /** The current token, and the one before. */
    private Stream<String> lastTokens() {
        return chain.subList(Math.max(0, chain.size() - 2), chain.size()).stream();
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
            copies.used(sent, jar.thiefs);
            assertThat(wasOver
                            || looksStolen(index)
                            || copies.usedByBoth(sent.refresh().id()))
                    .as("%s of %s, seen %s, was refused", index, current, seen)
                    .isTrue();
            over = true;
            jar.grant = null;
            return;
        }
        assertThat(wasOver || (index < current && isStolen(index)))
                .as("%s of %s, seen %s, was let in by %s", index, current, seen, jar.thiefs ? "the thief" : "the owner")
                .isFalse();
        note(sent, refreshed, index == current);
        copies.given(refreshed.grant(), clock.instant());
        if (index >= current - 1) {
            copies.used(sent, jar.thiefs);
        }
        assertThat(copies.showTwo(sent.refresh().id()))
                .as("two go on who have both been seen")
                .isFalse();
        deliver(jar, refreshed.grant());
    }

    /** What the patient thief gets is not lost; he may put it aside, and go on with what he has given for it. */
    private void deliver(Jar jar, SessionGrant grant) {
        if (jar.thiefs && patient) {
            if (random.nextInt(4) > 0) {
                jar.grant = grant;
            }
            return;
        }
        network.answer(() -> jar.grant = grant);
        if (!jar.thiefs) {
            ownerHasCome();
        }
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
        return isAfterTheGrace(index) && isLateAfterArrival(index, SimulatedArrival::looksLate);
    }

    private boolean isStolen(int index) {
        return isAfterTheGrace(index) && isLateAfterArrival(index, SimulatedArrival::isLate);
    }

    private boolean isAfterTheGrace(int index) {
        Instant at = replacedAt.get(chain.get(index));
        return at != null && !clock.instant().isBefore(at.plus(Rotation.GRACE)) && seen > index;
    }

    /** Of the token that was replaced last, requests may be on their way when its successor is seen. */
    private boolean isLateAfterArrival(int index, BiPredicate<SimulatedArrival, Instant> late) {
        SimulatedArrival arrival = arrivals.get(chain.get(index + 1));
        return index < chain.size() - 2 || (arrival != null && late.test(arrival, clock.instant()));
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
