package dev.ostiary.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void issue_emptySubject_isRefused() {
        TokenIssuer issuer = issuer(keyFor(JwsAlgorithm.HS256));

        assertThatIllegalArgumentException().isThrownBy(() -> issuer.issue("", Map.of()));
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
    void withLifetime_outOfRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PROFILE.withLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> PROFILE.withLifetime(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> PROFILE.withLifetime(Duration.ofMillis(1_500)));
        assertThatIllegalArgumentException().isThrownBy(() -> PROFILE.withLifetime(Duration.ofDays(401)));
    }

    @Test
    void access_emptyIssuerOrAudience_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenProfile.access("", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenProfile.access("i", ""));
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

    private static SigningKey keyFor(JwsAlgorithm algorithm) {
        return algorithm == JwsAlgorithm.HS256
                ? Keys.generateSecret(algorithm).signingKey(algorithm)
                : Keys.generate(algorithm);
    }

    private static TokenIssuer issuer(SigningKey key) {
        return TokenIssuer.builder().key(key).profile(PROFILE).clock(CLOCK).build();
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
