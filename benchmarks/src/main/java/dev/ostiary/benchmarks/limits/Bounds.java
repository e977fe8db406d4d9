package dev.ostiary.benchmarks.limits;

import static dev.ostiary.benchmarks.limits.ForkSubject.hit;
import static dev.ostiary.benchmarks.limits.ForkSubject.issuers;
import static dev.ostiary.benchmarks.limits.ForkSubject.request;
import static dev.ostiary.benchmarks.limits.ForkSubject.revoked;
import static dev.ostiary.benchmarks.limits.ForkSubject.verification;

import dev.ostiary.benchmarks.kept.KeptFigure;
import dev.ostiary.benchmarks.session.SessionFigure;
import dev.ostiary.benchmarks.signin.SignInFigure;
import dev.ostiary.key.JwsAlgorithm;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this project promises of its own cost: what it has reached, and a little for the noise of a machine. What it aims at says
 * {@code CONTRIBUTING.md}.
 *
 * <p><em>Limit</em> is the least that a library can do; <em>signature</em> is the platform's check of an HS256 signature alone, which stands
 * for a measure of the machine: where it takes 549 ns, 300 ns are 0.55 of it.
 */
final class Bounds {
    static final List<Bound> ALL = List.of(
            new Bound("HS256_TO_LIMIT", "HS256 beside the limit", Figure.NANOS, ostiary("HS256"), limit("HS256"), 1.30),
            new Bound(
                    "HS256_TO_BEST_PEER",
                    "HS256 beside the best peer",
                    Figure.NANOS,
                    ostiary("HS256"),
                    peers("HS256"),
                    0.75),
            new Bound("HS256_BYTES", "HS256, bytes allocated", Figure.BYTES, ostiary("HS256"), List.of(), 6_000),
            new Bound("RS256_TO_LIMIT", "RS256 beside the limit", Figure.NANOS, ostiary("RS256"), limit("RS256"), 1.07),
            new Bound("ES256_TO_LIMIT", "ES256 beside the limit", Figure.NANOS, ostiary("ES256"), limit("ES256"), 1.05),
            new Bound("EDDSA_TO_LIMIT", "EdDSA beside the limit", Figure.NANOS, ostiary("EDDSA"), limit("EDDSA"), 1.07),
            new Bound(
                    "HIT_TO_SIGNATURE",
                    "a hit among 10,000 tokens beside the signature",
                    Figure.NANOS,
                    hit(10_000),
                    signature(),
                    1.20),
            new Bound(
                    "HIT_AMONG_A_MILLION",
                    "a hit among 1,000,000 tokens beside the signature",
                    Figure.NANOS,
                    hit(1_000_000),
                    signature(),
                    6.5),
            LoneSubject.bound(KeptFigure.KEPT_BYTES, "a kept token of 599 characters, bytes of heap", 1_000),
            LoneSubject.bound(KeptFigure.HIT_TO_BEFORE, "a hit among 10,000 tokens beside another build", 1.05),
            LoneSubject.bound(
                    KeptFigure.HIT_AMONG_A_MILLION_TO_BEFORE, "a hit among 1,000,000 beside another build", 1.05),
            LoneSubject.bound(KeptFigure.ESCAPED, "a token with an escape beside a plain one, no cache", 1.20),
            LoneSubject.bound(KeptFigure.FRACTION, "a token with a fraction beside a plain one, no cache", 1.20),
            new Bound(
                    "REQUEST_TO_SIGNATURE",
                    "a request on a hit beside the signature",
                    Figure.NANOS,
                    request(10),
                    signature(),
                    1.82),
            new Bound(
                    "REQUEST_BYTES",
                    "a request on a hit, bytes allocated",
                    Figure.BYTES,
                    request(10),
                    List.of(),
                    1_024),
            new Bound("RULES", "1,000 rules beside ten", Figure.NANOS, request(1_000), List.of(request(10)), 1.20),
            new Bound("ISSUERS", "100 issuers beside one", Figure.NANOS, issuers(100), List.of(issuers(1)), 1.20),
            new Bound(
                    "REVOCATIONS",
                    "100,000 revoked ids beside one",
                    Figure.NANOS,
                    revoked(100_000),
                    List.of(revoked(1)),
                    2.0),
            new Bound(
                    "LOCKS",
                    "waits of 64 threads in a million requests",
                    Figure.WAITS,
                    new CrowdSubject(64),
                    List.of(),
                    1.0),
            new Bound(
                    "THROUGHPUT",
                    "time a request on a hit beside no guard: 90 % of the throughput",
                    Figure.REQUEST_NANOS,
                    load("OSTIARY"),
                    List.of(load("NONE")),
                    1 / 0.90),
            new Bound(
                    "THROUGHPUT_OF_PEERS",
                    "time a request without cache beside Spring Security and pac4j",
                    Figure.REQUEST_NANOS,
                    load("OSTIARY_WITHOUT_CACHE"),
                    List.of(load("SPRING_SECURITY"), load("PAC4J")),
                    1.0),
            LoneSubject.bound(SessionFigure.KNOWN_PAGE, "a signed-in user's page beside another build", 1.02),
            LoneSubject.bound(SessionFigure.PAGE_OF_PROVIDER, "the page of a provider's user beside a session's", 1.02),
            LoneSubject.bound(SignInFigure.SIGN_IN_TO_SPRING, "a whole sign-in beside Spring Security", 0.5),
            LoneSubject.bound(SessionFigure.TRIPS_OF_SIGN_IN, "coming back from a provider, calls of the store", 2.1),
            LoneSubject.bound(
                    SessionFigure.TRIPS_OF_SIGN_IN_TO_REDIS, "coming back from a provider, scripts to Redis", 2.1),
            LoneSubject.bound(
                    SessionFigure.TRIPS_OF_SIGN_IN_TO_POSTGRES,
                    "coming back from a provider, statements to PostgreSQL",
                    6.5),
            LoneSubject.bound(
                    SignInFigure.BEGUN_SIGN_INS_HEAP, "a million begun sign-ins, bytes of heap that each keeps", 1.0),
            LoneSubject.bound(
                    SignInFigure.BEGUN_SIGN_INS_STORE, "begun sign-ins, calls of the store, all together", 0.0),
            LoneSubject.bound(SessionFigure.TRIPS_TO_POSTGRES, "a refresh, statements to PostgreSQL", 1.1),
            LoneSubject.bound(
                    SessionFigure.TRIPS_TO_POSTGRES_WHEN_REPLACED, "a refresh that does not win, statements", 2.1),
            LoneSubject.bound(SessionFigure.TRIPS_TO_REDIS, "a refresh, scripts to Redis", 1.1),
            LoneSubject.bound(
                    SessionFigure.REFRESH_ON_POSTGRES, "time a rotation beside PostgreSQL's bare statement", 1 / 0.8),
            LoneSubject.bound(
                    SessionFigure.REFRESH_ON_REDIS, "time a rotation beside the bare script of Redis", 1 / 0.8),
            LoneSubject.bound(
                    SessionFigure.SHARE_OF_SPRING_ON_JDBC, "a user's page, share of Spring Session on JDBC", 0.2),
            LoneSubject.bound(
                    SessionFigure.SHARE_OF_SPRING_ON_REDIS, "a user's page, share of Spring Session on Redis", 0.2));

    private Bounds() {}

    private static Subject ostiary(String algorithm) {
        return verification(algorithm, "OSTIARY");
    }

    private static List<Subject> limit(String algorithm) {
        return List.of(verification(algorithm, "LIMIT"));
    }

    private static List<Subject> signature() {
        return List.of(verification("HS256", "RAW"));
    }

    private static List<Subject> peers(String algorithm) {
        return Stream.of("JJWT", "NIMBUS", "JOSE4J", "JAVA_JWT")
                .map(peer -> verification(algorithm, peer))
                .toList();
    }

    private static Subject load(String guard) {
        return new LoadSubject(guard, JwsAlgorithm.RS256);
    }
}
