package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a session beside it comes back whole, or not at all. */
class GrantSealTest {
    private static final String ISSUER = "https://id.example";
    private static final Instant NOW = MovableClock.START;

    private final GrantSeal seal = GrantSeal.of(List.of(KeyDerivation.random()), new MovableClock());

    private static ProviderTokens tokens(String access) {
        return new ProviderTokens(
                access,
                "Bearer",
                Optional.of(NOW.plusSeconds(300)),
                Optional.of("refresh"),
                "id",
                "nonce",
                List.of("openid", "orders"));
    }

    private static ProviderIdentity identity(Map<String, Object> claims) {
        return new ProviderIdentity(
                ISSUER,
                "u1",
                Optional.of("sid1"),
                Optional.of("gold"),
                List.of("pwd", "otp"),
                Optional.of(NOW.minusSeconds(60)),
                NOW.minusSeconds(10),
                List.of("openid"),
                List.of("admin", "seller"),
                Optional.of("u1@example.test"),
                new LinkedHashMap<>(claims));
    }

    private static GrantSeal.Grant grant(Map<String, Object> claims) {
        return new GrantSeal.Grant(tokens("access"), identity(claims));
    }

    private Optional<ProviderGrant> sealed(Map<String, Object> claims) {
        return seal.seal("s1", "provider", grant(claims));
    }

    /** One claim, so that all claims together have so many bytes as JSON. */
    private static Map<String, Object> claimsOf(int bytes) {
        return Map.of("groups", "x".repeat(bytes - "{\"groups\":\"\"}".length()));
    }

    @Test
    void open_whatWasSealed_isTheSame() {
        GrantSeal.Grant grant = new GrantSeal.Grant(
                tokens("access"), identity(Map.of("email", "u1@example.test", "number", 7L)), Optional.of(NOW));

        ProviderGrant kept = seal.seal("s1", "provider", grant).orElseThrow();

        assertThat(seal.open("s1", kept)).contains(grant);
    }

    @Test
    void open_withNothingThatMayBeAbsent_isTheSame() {
        ProviderTokens tokens =
                new ProviderTokens("access", "Bearer", Optional.empty(), Optional.empty(), "id", "nonce", List.of());
        ProviderIdentity identity = new ProviderIdentity(
                ISSUER,
                "u1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                NOW,
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of());
        GrantSeal.Grant grant = new GrantSeal.Grant(tokens, identity);

        assertThat(seal.open("s1", seal.seal("s1", "provider", grant).orElseThrow()))
                .contains(grant);
    }

    @Test
    void seal_always_saysByWhichLogoutTokensItIsFound() {
        ProviderGrant kept = sealed(Map.of()).orElseThrow();

        assertThat(kept.provider()).isEqualTo("provider");
        assertThat(kept.subjectKey()).isEqualTo(ProviderGrant.key(ISSUER, "u1"));
        assertThat(kept.sidKey()).contains(ProviderGrant.key(ISSUER, "sid1"));
        assertThat(kept.issuedAt()).isEqualTo(NOW.minusSeconds(10));
        assertThat(kept.authenticatedAt()).isEqualTo(NOW.minusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"32768, true", "32769, false"})
    void seal_claimsOf32KiB_areKeptAndNotOneByteMore(int bytes, boolean kept) {
        assertThat(sealed(claimsOf(bytes)).isPresent()).isEqualTo(kept);
    }

    @Test
    void seal_tooManyClaims_namesTheLargestInTheLog() {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("email", "u1@example.test", "locale", "de"));
        claims.putAll(claimsOf(GrantSeal.MOST_CLAIM_BYTES));

        try (LoggedLines log = LoggedLines.of(GrantSeal.class)) {
            assertThat(sealed(claims)).isEmpty();

            assertThat(log.at(Level.WARNING))
                    .singleElement()
                    .asString()
                    .endsWith("the largest claim is \"groups\"")
                    .doesNotContain("xxx");
        }
    }

    @Test
    void seal_tokensTooLongForTheStore_isNothing() {
        GrantSeal.Grant large = new GrantSeal.Grant(tokens("x".repeat(65_536)), identity(Map.of()));

        assertThat(seal.seal("s1", "provider", large)).isEmpty();
    }

    @Test
    void open_changedText_isNothing() {
        ProviderGrant kept = sealed(Map.of()).orElseThrow();
        String text = kept.sealed();

        assertThat(seal.open("s1", kept.sealedAs(text.substring(0, text.length() - 5))))
                .isEmpty();
    }

    @Test
    void open_keyThatIsNotTheFirstAnyMore_opensStill() {
        KeyDerivation old = KeyDerivation.random();
        ProviderGrant kept = GrantSeal.of(List.of(old), new MovableClock())
                .seal("s1", "provider", grant(Map.of()))
                .orElseThrow();
        GrantSeal rotated = GrantSeal.of(List.of(KeyDerivation.random(), old), new MovableClock());

        assertThat(rotated.open("s1", kept)).contains(grant(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"tokens, access", "tokens, type", "tokens, id", "tokens, nonce", "user, iss", "user, sub"})
    void read_memberThatAnotherVersionLacks_isNothing(String part, String member) {
        Map<String, Object> content = new LinkedHashMap<>(GrantClaims.write(grant(Map.of())));
        Map<String, Object> changed = new LinkedHashMap<>();
        ((Map<?, ?>) content.get(part)).forEach((name, value) -> changed.put((String) name, value));
        changed.remove(member);
        content.put(part, changed);

        assertThat(GrantClaims.read(content)).isEmpty();
    }

    @Test
    void read_withoutTokensOrUser_isNothing() {
        Map<String, Object> content = new LinkedHashMap<>(GrantClaims.write(grant(Map.of())));
        Map<String, Object> tokens = Map.of("tokens", content.get("tokens"));
        Map<String, Object> user = Map.of("user", content.get("user"));

        assertThat(GrantClaims.read(Map.copyOf(tokens))).isEmpty();
        assertThat(GrantClaims.read(Map.copyOf(user))).isEmpty();
    }

    @Test
    void of_noKey_isRefused() {
        assertThatThrownBy(() -> GrantSeal.of(List.of(), new MovableClock())).hasMessageStartingWith("keys:");
    }

    @Test
    void toString_always_namesItselfAlone() {
        assertThat(seal.toString()).startsWith("GrantSeal[");
    }
}
