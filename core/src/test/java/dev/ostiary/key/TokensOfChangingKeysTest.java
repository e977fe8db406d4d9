package dev.ostiary.key;

import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.store.MovableClock;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of verified tokens that are kept while their keys change: a JWK set over HTTP, a file, a ring. That a kept token is
 * the same object again proves that its signature was not asked for.
 */
class TokensOfChangingKeysTest {
    private static final TokenProfile PROFILE =
            TokenProfile.access("https://issuer.test", "orders").withLifetime(Duration.ofDays(1));
    private static final SigningKey A = signing("a");
    private static final SigningKey B = signing("b");
    private static final SigningKey OTHER_A = signing("a");
    private static final SigningKey RSA =
            SigningKey.of(TestKeys.RSA, JwsAlgorithm.RS256).withKeyId("r");

    @TempDir
    private Path directory;

    private final MovableClock clock = new MovableClock();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static SigningKey signing(String id) {
        return SigningKey.of(TestKeys.pair("Ed25519", 255), JwsAlgorithm.EDDSA).withKeyId(id);
    }

    private static String set(SigningKey... keys) {
        return Keys.toJwkSet(
                List.of(keys).stream().map(SigningKey::verificationKey).toList());
    }

    private String tokenOf(SigningKey key) {
        return TokenIssuer.builder()
                .key(key)
                .profile(PROFILE)
                .clock(clock)
                .build()
                .issue("u1", Map.of())
                .token();
    }

    private JwtVerifier caching(KeySource keys) {
        return PROFILE.verifier().keys(keys).clock(clock).build().withTokenCache(100);
    }

    private static VerifiedJwt verified(JwtVerifier verifier, String token) {
        Verification result = verifier.verify(token);
        assertThat(result).isInstanceOf(Verification.Verified.class);
        return ((Verification.Verified) result).jwt();
    }

    private static Verification.Rejected rejected(RejectionReason reason) {
        return new Verification.Rejected(reason);
    }

    /** Where the keys of a test are, and how what it puts there comes to be seen. */
    private enum Place {
        HTTP {
            @Override
            KeySource open(TokensOfChangingKeysTest test) {
                return RemoteJwks.at(test.server.uri("/jwks"))
                        .executor(Runnable::run)
                        .clock(test.clock)
                        .build();
            }

            @Override
            void put(TokensOfChangingKeysTest test, String set) {
                test.server.on("/jwks", set);
                test.clock.advance(RemoteJwksBuilder.DEFAULT_CACHE_TTL);
            }
        },
        FILE {
            @Override
            KeySource open(TokensOfChangingKeysTest test) {
                return KeyFile.at(test.directory.resolve("keys.json"), test.clock);
            }

            @Override
            void put(TokensOfChangingKeysTest test, String set) throws IOException {
                Path next = Files.writeString(test.directory.resolve("next"), set);
                Files.move(next, test.directory.resolve("keys.json"), StandardCopyOption.REPLACE_EXISTING);
                test.clock.advance(Duration.ofSeconds(1));
            }
        };

        abstract KeySource open(TokensOfChangingKeysTest test);

        abstract void put(TokensOfChangingKeysTest test, String set) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void verify_setIsReadAgainUnchanged_isStillKnown(Place place) throws IOException {
        place.put(this, set(A, RSA));
        JwtVerifier verifier = caching(place.open(this));
        String ofA = tokenOf(A);
        String ofRsa = tokenOf(RSA);
        VerifiedJwt first = verified(verifier, ofA);
        VerifiedJwt firstOfRsa = verified(verifier, ofRsa);

        place.put(this, set(A, RSA));

        assertThat(verified(verifier, ofA)).isSameAs(first);
        assertThat(verified(verifier, ofRsa)).isSameAs(firstOfRsa);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void verify_anotherKeyJoinsAndLeaves_isStillKnownAndTheOthersTokensGo(Place place) throws IOException {
        place.put(this, set(A));
        JwtVerifier verifier = caching(place.open(this));
        String ofA = tokenOf(A);
        String ofB = tokenOf(B);
        VerifiedJwt first = verified(verifier, ofA);

        place.put(this, set(B, A));
        assertThat(verified(verifier, ofA)).isSameAs(first);
        VerifiedJwt firstOfB = verified(verifier, ofB);
        assertThat(verified(verifier, ofB)).isSameAs(firstOfB);

        place.put(this, set(A));
        assertThat(verified(verifier, ofA)).isSameAs(first);
        assertThat(verifier.verify(ofB)).isEqualTo(rejected(UNKNOWN_KEY));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void verify_keyLeavesAndComesBack_isVerifiedAnew(Place place) throws IOException {
        place.put(this, set(A));
        JwtVerifier verifier = caching(place.open(this));
        String ofA = tokenOf(A);
        VerifiedJwt first = verified(verifier, ofA);

        place.put(this, set(B));
        assertThat(verifier.verify(ofA)).isEqualTo(rejected(UNKNOWN_KEY));

        place.put(this, set(A));
        assertThat(verified(verifier, ofA)).isNotSameAs(first);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void verify_otherKeyUnderTheSameId_neverRevivesATokenOfTheFirst(Place place) throws IOException {
        place.put(this, set(A));
        JwtVerifier verifier = caching(place.open(this));
        String ofA = tokenOf(A);
        verified(verifier, ofA);

        place.put(this, set(OTHER_A));

        assertThat(verifier.verify(ofA)).isEqualTo(rejected(BAD_SIGNATURE));
        assertThat(verifier.verify(ofA)).isEqualTo(rejected(BAD_SIGNATURE));
        String ofOther = tokenOf(OTHER_A);
        assertThat(verified(verifier, ofOther)).isSameAs(verified(verifier, ofOther));
    }

    /** Its entry is not touched while the other key has the id, so nothing has dropped it. */
    @ParameterizedTest
    @EnumSource(Place.class)
    void verify_firstKeyComesBackUnderItsId_isVerifiedAnew(Place place) throws IOException {
        place.put(this, set(A));
        JwtVerifier verifier = caching(place.open(this));
        String ofA = tokenOf(A);
        VerifiedJwt first = verified(verifier, ofA);
        place.put(this, set(OTHER_A));
        verified(verifier, tokenOf(OTHER_A));

        place.put(this, set(A));

        assertThat(verified(verifier, ofA)).isNotSameAs(first);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void verify_keyIsNarrowedToAnotherAlgorithm_isAKeyOfItsOwn(Place place) throws IOException {
        VerificationKey both = VerificationKey.of(TestKeys.RSA.getPublic()).withKeyId("r");
        VerificationKey narrowed = both.restrictedTo(Set.of(JwsAlgorithm.PS256));
        place.put(this, Keys.toJwkSet(List.of(both)));
        JwtVerifier verifier = caching(place.open(this));
        String token = tokenOf(RSA);
        verified(verifier, token);

        place.put(this, Keys.toJwkSet(List.of(narrowed)));

        assertThat(verifier.verify(token)).isEqualTo(rejected(UNKNOWN_KEY));
    }

    @Test
    void verify_keyServerIsDown_isKnownWhileStaleAndAnOutageAfter() throws IOException {
        Place.HTTP.put(this, set(A));
        JwtVerifier verifier = caching(Place.HTTP.open(this));
        String ofA = tokenOf(A);
        VerifiedJwt first = verified(verifier, ofA);

        server.on("/jwks", TestServer.status(500));
        clock.advance(RemoteJwksBuilder.DEFAULT_CACHE_TTL);
        assertThat(verified(verifier, ofA)).isSameAs(first);

        clock.advance(RemoteJwksBuilder.DEFAULT_STALE_FOR);
        assertThat(verifier.verify(ofA)).isInstanceOf(Verification.Unavailable.class);

        Place.HTTP.put(this, set(A));
        assertThat(verified(verifier, ofA)).isSameAs(first);
    }

    @Test
    void verify_ringRotates_isKnownUntilItsKeyIsTakenAway() {
        AtomicReference<KeyRing> ring = new AtomicReference<>(KeyRing.of(A, B));
        JwtVerifier verifier = caching(new CurrentRing(ring));
        String ofA = tokenOf(A);
        VerifiedJwt first = verified(verifier, ofA);

        ring.set(KeyRing.of(B, A));
        assertThat(verified(verifier, ofA)).isSameAs(first);

        ring.set(ring.get().without("a"));
        assertThat(verifier.verify(ofA)).isEqualTo(rejected(UNKNOWN_KEY));

        ring.set(KeyRing.of(B, OTHER_A));
        assertThat(verifier.verify(ofA)).isEqualTo(rejected(BAD_SIGNATURE));
    }

    /** An application that exchanges its ring. */
    private record CurrentRing(AtomicReference<KeyRing> ring) implements KeySource {
        @Override
        public KeyLookup find(KeyQuery query) {
            return ring.get().find(query);
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.EDDSA);
        }
    }
}
