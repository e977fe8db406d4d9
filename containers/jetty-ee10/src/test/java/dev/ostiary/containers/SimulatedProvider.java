package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A provider that fails and rotates at random, an application behind the filter that trusts it, and what the application
 * must answer. What must be answered follows from what the provider did and the documented numbers alone.
 *
 * <p>Time is simulated, in steps of a minute; the HTTP is real. The same seed gives the same events.
 */
final class SimulatedProvider implements AutoCloseable {
    private static final Duration STEP = Duration.ofMinutes(1);

    /** By then an attempt is allowed again, after success as after failure. */
    private static final Duration PAUSE = Duration.ofSeconds(31);

    /** Where requests come each minute, keys are at most 11 to 12 minutes old, and serve for 70. */
    private static final Duration SURELY_USABLE = Duration.ofMinutes(58);

    /** Ten minutes and an hour after the very last moment at which they can have been fetched. */
    private static final Duration SURELY_GONE = Duration.ofMinutes(71);

    /** A key that left the set is gone within one time to live. */
    private static final Duration SURELY_RETIRED = Duration.ofMinutes(11);

    private static final Duration LONG_LIFE = Duration.ofDays(3);

    /** How a provider can fail. */
    private enum Failure {
        STATUS_503,
        NO_ANSWER,
        NOT_JSON,
        NO_KEYS,
        REDIRECT,
        /** Takes as long as a fetch may, in real time. */
        STALLED
    }

    private static final List<Failure> AT_RANDOM =
            List.of(Failure.STATUS_503, Failure.NO_ANSWER, Failure.NOT_JSON, Failure.NO_KEYS, Failure.REDIRECT);

    private final Random random;
    private final MovableClock clock = new MovableClock();
    private final TestIssuer issuer;
    private final RunningApplication application;
    private final List<String> violations = new ArrayList<>();

    private Instant failingSince = Instant.MAX;
    private Instant failingUntil = Instant.MAX;
    private Failure failure;
    private String older;
    private String retired;
    private Instant retiredAt = Instant.MAX;
    private String known;
    private String newest;
    private boolean newestIsKnown;
    private boolean recovered;
    private int served;
    private int unavailable;
    private int outages;
    private int rotations;
    private int retirements;
    private int requests;

    SimulatedProvider(long seed) throws Exception {
        this.random = new Random(seed);
        this.issuer = TestIssuer.builder()
                .algorithms(SignatureAlgorithm.ES256)
                .clock(clock)
                .start();
        this.application = new JettyEe10()
                .start(WebApplication.with(AuthFilter.builder()
                        .issuer(issuer.issuer())
                        .audience(issuer.audience())
                        .clock(clock)
                        .build()));
        this.newest = sign();
        this.known = newest;
    }

    List<String> violations() {
        return violations;
    }

    int served() {
        return served;
    }

    int unavailable() {
        return unavailable;
    }

    int outages() {
        return outages;
    }

    int rotations() {
        return rotations;
    }

    int retirements() {
        return retirements;
    }

    /** One for each step at most, and one for each event. */
    boolean fetchesAreFew(int steps) {
        return issuer.at(Endpoint.KEYS).requests() <= steps + 2 * (outages + rotations)
                && issuer.at(Endpoint.KEYS).requests() < requests;
    }

    /** Simulates so many minutes, among them a server that hangs, and an outage that is longer than old keys last. */
    void run(int steps) throws Exception {
        request();
        for (int step = 0; step < steps; step++) {
            if (step == steps / 4) {
                recoverThenFail(Failure.STALLED, 3);
            } else if (step == steps / 2) {
                recoverThenFail(Failure.STATUS_503, 100);
            } else {
                happen();
            }
            request();
            clock.advance(STEP);
        }
        recover();
        request();
    }

    @Override
    public void close() throws Exception {
        application.close();
        issuer.close();
    }

    private void happen() throws Exception {
        if (isFailing() && !clock.instant().isBefore(failingUntil)) {
            recover();
        } else if (failure != Failure.STALLED && isOneIn(60)) {
            rotate();
        } else if (!isFailing() && isOneIn(90)) {
            retire();
        } else if (!isFailing() && isOneIn(60)) {
            fail(AT_RANDOM.get(random.nextInt(AT_RANDOM.size())), 1 + random.nextInt(isOneIn(4) ? 90 : 20));
        } else if (!isFailing() && isOneIn(60)) {
            issuer.slow(Duration.ofMillis(1));
        }
    }

    private void recoverThenFail(Failure next, int minutes) throws Exception {
        recover();
        request();
        fail(next, minutes);
    }

    private void fail(Failure next, int minutes) {
        switch (next) {
            case STATUS_503 -> issuer.outage();
            case NO_ANSWER -> issuer.dropConnections();
            case NOT_JSON -> issuer.at(Endpoint.KEYS).answers(200, Map.of(), "<html>Sorry</html>");
            case NO_KEYS -> issuer.at(Endpoint.KEYS).answers(200, Map.of(), "{\"keys\":[]}");
            case REDIRECT -> issuer.at(Endpoint.KEYS).answers(302, Map.of("Location", issuer.issuer()), "");
            case STALLED -> issuer.hold();
        }
        outages++;
        failingSince = clock.instant();
        failingUntil = clock.instant().plus(Duration.ofMinutes(minutes));
        failure = next;
        retired = null;
    }

    private void recover() throws Exception {
        if (isFailing()) {
            issuer.release();
            letFetchesEnd();
            issuer.recover();
            failingSince = Instant.MAX;
            failingUntil = Instant.MAX;
            failure = null;
            recovered = true;
        }
    }

    /** The old keys' tokens are to be refused once the time to live is over. */
    private void retire() {
        issuer.retireOldKeys();
        retired = older;
        older = null;
        retiredAt = clock.instant();
        known = newest;
    }

    private void rotate() throws Exception {
        if (!isFailing()) {
            letFetchesEnd();
        }
        issuer.rotate();
        rotations++;
        older = newest;
        newest = sign();
        newestIsKnown = false;
    }

    /**
     * A request with an unknown {@code kid} waits for the fetch that is under way, or begins one. So none that began before
     * an event brings what was true then after it; and the time of this simulation, which runs much faster than fetches
     * do, cannot overtake them.
     */
    private void letFetchesEnd() throws Exception {
        RawHttp.Answer answer = send(issuer.token().keyId("nobody's").sign());
        note("unknown kid", answer.status() == 503 || answer.code().equals("unknown_key"), answer);
        clock.advance(PAUSE);
    }

    private void request() throws Exception {
        RawHttp.Answer forKnown = send(known);
        note("known key", mayAnswer(forKnown), forKnown);
        RawHttp.Answer forNewest = send(newest);
        note("newest key", newestIsKnown || !isFailing() ? mayAnswer(forNewest) : isHonest(forNewest), forNewest);
        if (retired != null && !clock.instant().isBefore(retiredAt.plus(SURELY_RETIRED))) {
            RawHttp.Answer forRetired = send(retired);
            note("retired key", forRetired.code().equals("unknown_key"), forRetired);
            retired = null;
            retirements++;
        }
        if (recovered) {
            recovered = false;
            letFetchesEnd();
        }
        if (!isFailing()) {
            newestIsKnown = true;
            known = random.nextBoolean() ? newest : known;
        }
    }

    private boolean mayAnswer(RawHttp.Answer answer) {
        Duration outage = isFailing() ? Duration.between(failingSince, clock.instant()) : Duration.ZERO;
        boolean mustServe = outage.compareTo(SURELY_USABLE) <= 0;
        boolean mustNot = outage.compareTo(SURELY_GONE) >= 0;
        return answer.applicationRan() ? answer.status() == 200 && !mustNot : !mustServe && isHonest(answer);
    }

    private static boolean isHonest(RawHttp.Answer answer) {
        return answer.status() == 503
                && answer.code().equals("keys_unavailable")
                && answer.header("Retry-After").orElse("").matches("[1-9]|[12][0-9]|30")
                && answer.header("WWW-Authenticate").isEmpty();
    }

    private void note(String what, boolean asItMustBe, RawHttp.Answer answer) {
        served += answer.applicationRan() ? 1 : 0;
        unavailable += answer.status() == 503 ? 1 : 0;
        if (!asItMustBe) {
            violations.add(clock.instant() + " " + what + ", failing since " + failingSince + ": " + answer.status()
                    + " " + answer.code());
        }
    }

    private RawHttp.Answer send(String token) throws Exception {
        requests++;
        return application.get("/api/x", "Authorization: Bearer " + token);
    }

    private String sign() {
        return issuer.token().lifetime(LONG_LIFE).sign();
    }

    private boolean isFailing() {
        return failingSince != Instant.MAX;
    }

    private boolean isOneIn(int count) {
        return random.nextInt(count) == 0;
    }
}
