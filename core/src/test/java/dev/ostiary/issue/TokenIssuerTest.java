package dev.ostiary.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.750Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final TokenProfile PROFILE = TokenProfile.access("https://issuer.test", "orders");

    @ParameterizedTest
    @EnumSource(names = {"HS256", "RS256", "ES256", "EDDSA"})
    void issue_byEachAlgorithm_isVerifiedByItsProfile(JwsAlgorithm algorithm) {
        SigningKey key = keyFor(algorithm);

        IssuedToken issued = issuer(key).issue("u1", Map.of("roles", List.of("admin")));

        Verification result = verifier(key).verify(issued.token());
        assertThat(result).isInstanceOf(Verified.class);
        assertThat(((Verified) result).jwt().claims()).containsEntry("roles", List.of("admin"));
        assertThat(((Verified) result).jwt().algorithm()).isEqualTo(algorithm);
    }

    @Test
    void issue_setsEveryRegisteredClaim() throws Exception {
        IssuedToken issued = issuer(keyFor(JwsAlgorithm.HS256)).issue("u1", Map.of());

        long now = NOW.getEpochSecond();
        assertThat(segment(issued, 1))
                .containsEntry("iss", "https://issuer.test")
                .containsEntry("sub", "u1")
                .containsEntry("aud", "orders")
                .containsEntry("iat", now)
                .containsEntry("exp", now + 900)
                .containsEntry("jti", issued.id())
                .hasSize(6);
        assertThat(issued.expiresAt()).isEqualTo(Instant.ofEpochSecond(now + 900));
        assertThat(issued.issuedAt()).isEqualTo(Instant.ofEpochSecond(now));
    }

    @Test
    void issue_header_hasAlgorithmTypeAndKeyId() throws Exception {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);

        IssuedToken issued = issuer(key).issue("u1", Map.of());

        assertThat(segment(issued, 0))
                .containsEntry("alg", "ES256")
                .containsEntry("typ", "at+jwt")
                .containsEntry("kid", key.keyId().orElseThrow())
                .hasSize(3);
    }

    @Test
    void issue_twice_givesTwoIds() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThat(issuer.issue("u1", Map.of()).id())
                .isNotEqualTo(issuer.issue("u1", Map.of()).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"})
    void issue_registeredNameAmongTheClaims_isRefused(String name) {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("u1", Map.of(name, "MARKER")))
                .withMessageContaining(name)
                .withMessageNotContaining("MARKER");
    }

    @Test
    void issue_valueThatIsNotJson_isRefusedByName() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("u1", Map.of("when", NOW)))
                .withMessageContaining("when")
                .withMessageContaining("Instant");
    }

    @Test
    void toString_ofAnIssuedToken_leavesTheTokenOut() {
        IssuedToken issued = issuer(keyFor(JwsAlgorithm.HS256)).issue("u1", Map.of());

        assertThat(issued.toString()).doesNotContain(issued.token()).doesNotContain(issued.id());
    }

    @Test
    void build_withoutKeyOrProfile_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenIssuer.builder().build());
        TokenIssuerBuilder noProfile = TokenIssuer.builder().key(keyFor(JwsAlgorithm.HS256));
        assertThatIllegalArgumentException().isThrownBy(noProfile::build);
    }

    @Test
    void withLifetime_isFromIssueToExpiry() {
        TokenProfile hour = PROFILE.withLifetime(Duration.ofHours(1));

        IssuedToken issued = TokenIssuer.builder()
                .key(keyFor(JwsAlgorithm.HS256))
                .profile(hour)
                .build()
                .issue("u1", Map.of());

        assertThat(Duration.between(issued.issuedAt(), issued.expiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void verifier_ofTheProfile_refusesOtherTypes() {
        SigningKey key = keyFor(JwsAlgorithm.HS256);
        String token = issuer(key).issue("u1", Map.of()).token();

        JwtVerifier plain = PROFILE.verifier()
                .keys(StaticKeys.of(key.verificationKey()))
                .tokenTypes("JWT")
                .clock(CLOCK)
                .build();

        assertThat(plain.verify(token)).isEqualTo(new Rejected(RejectionReason.TYPE_NOT_ALLOWED));
    }

    @Test
    void issue_oneTimeToken_carriesItsPurpose() throws Exception {
        TokenIssuer issuer = TokenIssuer.builder()
                .key(keyFor(JwsAlgorithm.HS256))
                .profile(TokenProfile.oneTime("https://issuer.test", "orders", "email_verify"))
                .build();

        IssuedToken issued = issuer.issue("u1", Map.of());

        assertThat(segment(issued, 0)).containsEntry("typ", "one-time+jwt");
        assertThat(segment(issued, 1)).containsEntry("purpose", "email_verify").hasSize(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("u1", Map.of("purpose", "planted")))
                .withMessageContaining("purpose is reserved")
                .withMessageNotContaining("planted");
    }

    @Test
    void issue_purposeInAnAccessToken_isTheApplicationsOwn() throws Exception {
        IssuedToken issued = issuer(keyFor(JwsAlgorithm.HS256)).issue("u1", Map.of("purpose", "mine"));

        assertThat(segment(issued, 1)).containsEntry("purpose", "mine");
    }

    /** Later JDKs make a key on P-384 unless told otherwise. */
    private static KeyPair p256() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    @ParameterizedTest
    @EnumSource(names = {"HS256", "ES256"})
    void issue_byAKeyWithoutId_stillHasOne(JwsAlgorithm algorithm) throws Exception {
        SigningKey nameless = algorithm == JwsAlgorithm.HS256 ? keyFor(algorithm) : SigningKey.of(p256(), algorithm);

        IssuedToken issued = issuer(nameless).issue("u1", Map.of());

        assertThat(nameless.keyId()).isEmpty();
        assertThat((String) segment(issued, 0).get("kid")).isNotEmpty();
    }

    @Test
    void issue_bySecret_neverNamesItByItsHash() throws Exception {
        HmacSecret secret = Keys.generateSecret(JwsAlgorithm.HS256);

        Object one = segment(issuer(secret.signingKey(JwsAlgorithm.HS256)).issue("u1", Map.of()), 0)
                .get("kid");
        Object other = segment(issuer(secret.signingKey(JwsAlgorithm.HS256)).issue("u1", Map.of()), 0)
                .get("kid");

        assertThat(one).as("what is derived from the secret would be the same").isNotEqualTo(other);
    }

    @Test
    void issue_byARing_isSignedByItsFirstKeyAndVerifiedAfterRotation() throws Exception {
        SigningKey old = keyFor(JwsAlgorithm.ES256);
        SigningKey next = keyFor(JwsAlgorithm.ES256);
        IssuedToken issued = issuer(KeyRing.of(old)).issue("u1", Map.of());

        KeyRing rotated = KeyRing.of(next, old);

        assertThat(segment(issuer(rotated).issue("u1", Map.of()), 0))
                .containsEntry("kid", next.keyId().orElseThrow());
        assertThat(issuer(rotated).verifier().build().verify(issued.token())).isInstanceOf(Verified.class);
        assertThat(issuer(rotated.without(old.keyId().orElseThrow()))
                        .verifier()
                        .build()
                        .verify(issued.token()))
                .isEqualTo(new Rejected(RejectionReason.UNKNOWN_KEY));
    }

    @Test
    void verifier_ofARingThatMovesToALongerHash_acceptsBoth() {
        HmacSecret secret = Keys.generateSecret(JwsAlgorithm.HS512);
        SigningKey old = secret.signingKey(JwsAlgorithm.HS256).withKeyId("old");
        SigningKey next = secret.signingKey(JwsAlgorithm.HS512).withKeyId("next");

        JwtVerifier verifier =
                PROFILE.verifier().keys(KeyRing.of(next, old)).clock(CLOCK).build();

        assertThat(verifier.verify(issuer(next).issue("u1", Map.of()).token())).isInstanceOf(Verified.class);
        assertThat(verifier.verify(issuer(old).issue("u1", Map.of()).token())).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, verified", "0, token_expired", "1, token_expired"})
    void issue_aroundItsExpiry_endsToTheMillisecond(long millis, String expected) {
        SigningKey key = keyFor(JwsAlgorithm.HS256);
        IssuedToken issued = issuer(key).issue("u1", Map.of());
        InstantSource then = InstantSource.fixed(issued.expiresAt().plusMillis(millis));

        Verification result = PROFILE.verifier()
                .keys(KeyRing.of(key))
                .clockSkew(Duration.ZERO)
                .clock(then)
                .build()
                .verify(issued.token());

        assertThat(result instanceof Rejected rejected ? rejected.reason().code() : "verified")
                .isEqualTo(expected);
    }

    @Test
    void issue_subjectEmptyOrTooLong_isRefusedWithoutShowingIt() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("", Map.of()))
                .withMessageStartingWith("subject:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("planted".repeat(147), Map.of()))
                .withMessageStartingWith("subject:")
                .withMessageNotContaining("planted");
        assertThat(issuer.issue("s".repeat(1_024), Map.of()).token()).isNotEmpty();
    }

    @Test
    void issue_mapThatHidesANameFromACheck_isRefused() {
        Map<String, Object> hiding = new LinkedHashMap<>(Map.of("sub", "root")) {
            @Override
            public Set<String> keySet() {
                return Set.of();
            }
        };
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException().isThrownBy(() -> issuer.issue("u1", hiding));
    }

    @Test
    void issue_emptyClaimName_isRefused() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("u1", Map.of("", "x")))
                .withMessageContaining("a name is empty");
    }

    @Test
    void issue_valueDeepInsideThatIsNotJson_isRefusedByPathAndType() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("u1", Map.of("a", Map.of("b", List.of(1, URI.create("urn:42424242"))))))
                .withMessageContaining("/a/b/1")
                .withMessageContaining("java.net.URI")
                .withMessageNotContaining("4242");
    }

    @Test
    void issue_aboveTheLengthOfACookie_isRefusedWithItsLength() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));
        String fits = issuer.issue("u1", Map.of("c", "x".repeat(2_800))).token();

        assertThat(fits).hasSizeBetween(3_900, 4_096);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer.issue("u1", Map.of("c", "planted".repeat(450))))
                .withMessageMatching("claims: the token has \\d+ characters, more than 4096;.*")
                .withMessageNotContaining("planted");
    }

    @Test
    void issue_exactlyAsLongAsAllowed_isIssued() {
        SigningKey key = keyFor(JwsAlgorithm.HS256).withKeyId("k");
        int length = issuer(key).issue("u1", Map.of()).token().length();
        TokenIssuerBuilder builder =
                TokenIssuer.builder().key(key).profile(PROFILE).clock(CLOCK);

        TokenIssuer exact = builder.maxTokenLength(length).build();
        TokenIssuer tooShort = builder.maxTokenLength(length - 1).build();

        assertThat(exact.issue("u1", Map.of()).token()).hasSize(length);
        assertThatIllegalArgumentException().isThrownBy(() -> tooShort.issue("u1", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 255, 1_048_577})
    void maxTokenLength_outOfRange_isRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenIssuer.builder().maxTokenLength(length))
                .withMessageContaining("maxTokenLength");
    }

    @Test
    void ids_given_becomeTheJti() throws Exception {
        TokenIssuer issuer = TokenIssuer.builder()
                .key(keyFor(JwsAlgorithm.HS256))
                .profile(PROFILE)
                .ids(() -> "id-1")
                .build();

        IssuedToken issued = issuer.issue("u1", Map.of());

        assertThat(issued.id()).isEqualTo("id-1");
        assertThat(segment(issued, 1)).containsEntry("jti", "id-1");
    }

    @Test
    void ids_empty_isRefusedWhenIssuing() {
        TokenIssuer issuer = TokenIssuer.builder()
                .key(keyFor(JwsAlgorithm.HS256))
                .profile(PROFILE)
                .ids(() -> "")
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> issuer.issue("u1", Map.of()));
    }

    @Test
    void issue_fromManyThreads_givesEachItsOwnToken() throws Exception {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.ES256));
        JwtVerifier verifier = issuer.verifier().build();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Callable<Long>> tasks = IntStream.range(0, 8)
                .mapToObj(thread -> (Callable<Long>) () -> IntStream.range(0, 100)
                        .filter(round -> subjectOf(verifier, issuer.issue("u" + thread, Map.of()))
                                .equals("u" + thread))
                        .count())
                .toList();
        List<Future<Long>> results = threads.invokeAll(tasks);
        threads.shutdown();

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo(100));
    }

    @Test
    void sealAndUnseal_withoutASeal_sayWhatIsMissing() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalStateException()
                .isThrownBy(() -> issuer.seal(Map.of()))
                .withMessageContaining("sealing(SessionSeal)");
        assertThatIllegalStateException().isThrownBy(() -> issuer.unseal("x"));
    }

    private static String subjectOf(JwtVerifier verifier, IssuedToken issued) {
        return ((Verified) verifier.verify(issued.token())).jwt().subject().orElseThrow();
    }

    private static SigningKey keyFor(JwsAlgorithm algorithm) {
        return algorithm == JwsAlgorithm.HS256
                ? Keys.generateSecret(algorithm).signingKey(algorithm)
                : Keys.generate(algorithm);
    }

    private static TokenIssuer issuer(SigningKey key) {
        return issuer(KeyRing.of(key));
    }

    private static TokenIssuer issuer(KeyRing keys) {
        return TokenIssuer.builder().keys(keys).profile(PROFILE).clock(CLOCK).build();
    }

    private static JwtVerifier verifier(SigningKey key) {
        return PROFILE.verifier()
                .keys(StaticKeys.of(key.verificationKey()))
                .clock(CLOCK)
                .build();
    }

    private static Map<String, Object> segment(IssuedToken issued, int index) throws Exception {
        String segment = issued.token().split("\\.")[index];
        return StrictJson.parseObject(Base64.getUrlDecoder().decode(segment));
    }
}
