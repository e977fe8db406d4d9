package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sixteen threads share one cache while keys rotate, tokens expire and are revoked, and key server and store fail. Each answer is
 * that of a verifier without a cache.
 *
 * <p>Every thread is at a moment of its own, and goes from one to another in any order, so both verifiers are asked about the same
 * one, however the threads run.
 */
class CachedTokensHammerTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 2_000;
    private static final byte[] OTHER_SECRET =
            "other-secret-0123456789-abcdefghijklmnopqrs".getBytes(StandardCharsets.UTF_8);

    /** What the world is like when a token is verified. */
    private record Moment(
            Instant time, KeyLookup.Unavailable keyOutage, KeySource keys, int revoked, boolean storeDown) {
        static Moment any(Random random) {
            return new Moment(
                    RawToken.NOW.plusSeconds(random.nextInt(-60, 200)),
                    random.nextInt(8) == 0 ? new KeyLookup.Unavailable(Duration.ofSeconds(3)) : null,
                    KEYS.get(random.nextInt(KEYS.size())),
                    random.nextInt(4),
                    random.nextInt(8) == 0);
        }
    }

    /** The same secret twice as an object of its own, another one of the same id, and sets of several. */
    private static final List<KeySource> KEYS = List.of(
            StaticKeys.ofSet(List.of(key(RawToken.TEST_SECRET, "a"))),
            StaticKeys.ofSet(List.of(key(RawToken.TEST_SECRET, "a"))),
            StaticKeys.ofSet(List.of(key(OTHER_SECRET, "a"))),
            StaticKeys.ofSet(List.of(key(OTHER_SECRET, "b"), key(RawToken.TEST_SECRET, "a"))),
            StaticKeys.ofSet(List.of(key(OTHER_SECRET, "b"))));

    private static final List<String> TOKENS = IntStream.range(0, 12)
            .boxed()
            .flatMap(CachedTokensHammerTest::tokens)
            .toList();

    private final ThreadLocal<Moment> moment = new ThreadLocal<>();
    private final JwtVerifier plain = Verifiers.standard()
            .keys(new KeysOfTheMoment())
            .clock(() -> moment.get().time())
            .clockSkew(Duration.ofSeconds(1))
            .maxTokenAge(Duration.ofSeconds(120))
            .revocation(this::status)
            .build();
    private final JwtVerifier caching = plain.withTokenCache(40);

    private final class KeysOfTheMoment implements KeySource {
        @Override
        public KeyLookup find(KeyQuery query) {
            Moment now = moment.get();
            return now.keyOutage() == null ? now.keys().find(query) : now.keyOutage();
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.HS256);
        }
    }

    private RevocationCheck.Status status(VerifiedJwt jwt) {
        Moment now = moment.get();
        if (now.storeDown()) {
            return new RevocationCheck.Undecided(Duration.ofSeconds(5));
        }
        boolean revoked = jwt.subject().orElseThrow().hashCode() % 4 == now.revoked();
        return revoked ? new RevocationCheck.Revoked() : new RevocationCheck.NotRevoked();
    }

    private static VerificationKey key(byte[] secret, String id) {
        return HmacSecret.ofBytes(secret).verificationKey().withKeyId(id);
    }

    /** Good ones of two keys, one for a while only, and those that are like them. */
    private static Stream<String> tokens(int number) {
        RawToken valid = RawToken.valid()
                .replacing("sub", "\"sub\":\"user-" + (10 + number) + "\"")
                .withHeader("{\"alg\":\"HS256\",\"kid\":\"a\"}");
        RawToken ofB = valid.withHeader("{\"alg\":\"HS256\",\"kid\":\"b\"}").signedWith(OTHER_SECRET);
        RawToken brief = valid.expiringAt(Long.toString(RawToken.NOW.getEpochSecond() + 10L * number))
                .withClaim("\"nbf\":" + (RawToken.NOW.getEpochSecond() + 5L * number));
        String good = valid.text();
        String signature = good.substring(good.lastIndexOf('.'));
        String forged =
                valid.replacing("sub", "\"sub\":\"root-" + (10 + number) + "\"").signingInput() + signature;
        return Stream.of(
                good,
                ofB.text(),
                brief.text(),
                forged,
                valid.signedWith(OTHER_SECRET).text(),
                good + "x");
    }

    @Test
    void verify_fromManyThreadsInAChangingWorld_answersAsWithoutACache() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        List<Callable<Tally>> tasks = IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<Tally>) () -> compare(new Random(thread)))
                .toList();
        List<Future<Tally>> results = threads.invokeAll(tasks);
        threads.shutdown();

        assertThat(results).allSatisfy(result -> {
            assertThat(result.get().differing()).isEmpty();
            assertThat(result.get().kept()).as("answers out of the cache").isPositive();
            assertThat(result.get().answers()).hasSizeGreaterThan(THREADS / 2);
        });
    }

    /**
     * What one thread saw.
     *
     * @param differing answers of both verifiers where they are not the same
     * @param kept how often a token, asked about twice in a row, was the same object: hardly ever would another thread come in between
     * @param answers all kinds of them
     */
    private record Tally(List<String> differing, long kept, Set<String> answers) {}

    private Tally compare(Random random) {
        Map<String, String> differing = new HashMap<>();
        Set<String> answers = new HashSet<>();
        long kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            moment.set(Moment.any(random));
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            Verification answer = caching.verify(token);
            String expected = told(plain.verify(token));
            answers.add(expected.replaceAll("\\{.*", ""));
            if (!told(answer).equals(expected)) {
                differing.put(expected, told(answer));
            }
            if (answer instanceof Verified first
                    && caching.verify(token) instanceof Verified second
                    && first.jwt() == second.jwt()) {
                kept++;
            }
        }
        return new Tally(differing.entrySet().stream().map(Object::toString).toList(), kept, answers);
    }

    private static String told(Verification result) {
        return result instanceof Verified verified ? "Verified" + verified.jwt().claims() : result.toString();
    }
}
