package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.CpuTime;
import dev.ostiary.benchmarks.Sample;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.session.SessionTokensBuilder;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification.Unavailable;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Tokens that were verified before and are looked up among those that were revoked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RevocationsBenchmark {
    private static final int TOKENS = 1_000;

    /** How many ids are revoked, of other tokens. */
    @Param("1")
    public int revoked;

    /** Whether the store is asked instead of a copy. */
    @Param("false")
    public boolean strict;

    private String[] sent = {};
    private int next;
    private @Nullable TokenStateStore store;
    private @Nullable SessionTokens sessions;
    private @Nullable JwtVerifier verifier;

    /**
     * Fills the store, waits for its copy, and verifies each token once.
     *
     * @throws GeneralSecurityException if the platform lacks HMAC
     */
    @Setup
    public void set() throws GeneralSecurityException {
        TokenStateStore filled = filled();
        SessionTokensBuilder builder = SessionTokens.builder()
                .keys(KeyRing.of(Keys.generate(JwsAlgorithm.ES256)))
                .issuer("https://app.example.test")
                .audience("app")
                .store(filled);
        SessionTokens following = strict ? builder.strictRevocation().build() : builder.build();
        SecretKey secret = Sample.secret();
        JwtVerifier checking = JwtVerifier.builder()
                .keys(StaticKeys.of(HmacSecret.ofBytes(secret.getEncoded()).verificationKey()))
                .issuer(Sample.ISSUER)
                .audience(Sample.AUDIENCE)
                .revocation(following.revocation())
                .build()
                .withTokenCache(2 * TOKENS);
        sent = Sample.tokens(secret, TOKENS);
        while (checking.verify(Sample.copy(sent[0])) instanceof Unavailable) {
            Thread.onSpinWait(); // until the copy is complete
        }
        for (String token : sent) {
            checking.verify(Sample.copy(token)).orElseThrow();
        }
        store = filled;
        sessions = following;
        verifier = checking;
    }

    private TokenStateStore filled() {
        TokenStateStore empty = new InMemoryTokenStateStore(Math.max(TOKENS, revoked), InstantSource.system());
        Instant now = Instant.now();
        Instant until = now.plus(Duration.ofHours(2));
        for (int i = 0; i < revoked; i++) {
            empty.revoke(Revocation.ofToken(
                    Optional.empty(), "5f0c7d1e-93aa-4e0b-8f55-" + (100_000_000_000L + i), now, until));
        }
        return empty;
    }

    /** Ends it. */
    @TearDown
    public void close() {
        Objects.requireNonNull(sessions).close();
        Objects.requireNonNull(store).close();
    }

    /**
     * A hit in the cache, after which the revocations are asked.
     *
     * @param time counts it
     * @return what is known of the token
     */
    @Benchmark
    public Object hit(CpuTime time) {
        time.count();
        next = next + 1 == sent.length ? 0 : next + 1;
        return Objects.requireNonNull(verifier).verify(sent[next]).orElseThrow();
    }
}
