package dev.ostiary.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyRecordTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String ID = "0123456789abcdef";
    private static final String HASH = "A".repeat(43);

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcde_"})
    void id_ofAnotherForm_isRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKeyRecord(id, HASH, "s", Set.of(), Set.of(), NOW, Optional.empty(), false))
                .withMessageStartingWith("id:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", "#"})
    void hash_ofAnotherForm_isRefused(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKeyRecord(ID, hash, "s", Set.of(), Set.of(), NOW, Optional.empty(), false))
                .withMessageStartingWith("hash:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\nb", "a\tb", "a\u0000", "a\u0085b", "a\\b", "\ud800"})
    void subjectAndRole_thatNoFileCouldHold_areRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record(name, Set.of(), Set.of()))
                .withMessageStartingWith("subject:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record("s", Set.of(name), Set.of()))
                .withMessageStartingWith("roles:");
    }

    @Test
    void role_withAComma_isRefused() {
        assertThatCode(() -> record("a,b", Set.of(), Set.of())).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> record("s", Set.of("a,b"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "\u00e9", "a\n"})
    void scope_thatIsNoScopeToken_isRefused(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record("s", Set.of(), Set.of(scope)))
                .withMessageStartingWith("scopes:");
    }

    @Test
    void names_longOrMany_areRefused() {
        Set<String> hundred = IntStream.range(0, 100).mapToObj(i -> "r" + i).collect(Collectors.toSet());
        Set<String> more = IntStream.range(0, 101).mapToObj(i -> "r" + i).collect(Collectors.toSet());

        assertThatCode(() -> record("s".repeat(1_024), hundred, hundred)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> record("s".repeat(1_025), Set.of(), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> record("s", Set.of("r".repeat(257)), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> record("s", more, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> record("s", Set.of(), more));
    }

    @Test
    void expiresAt_notAfterCreation_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKeyRecord(ID, HASH, "s", Set.of(), Set.of(), NOW, Optional.of(NOW), false))
                .withMessageStartingWith("expiresAt:");
    }

    @Test
    void isExpiredAt_theInstantItself_isTrue() {
        Instant expiry = NOW.plusSeconds(1);
        ApiKeyRecord record = new ApiKeyRecord(ID, HASH, "s", Set.of(), Set.of(), NOW, Optional.of(expiry), false);

        assertThat(record.isExpiredAt(expiry.minusMillis(1))).isFalse();
        assertThat(record.isExpiredAt(expiry)).isTrue();
        assertThat(record("s", Set.of(), Set.of()).isExpiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void sets_ofARecord_cannotBeChanged() {
        ApiKeyRecord record = record("s", Set.of("r"), Set.of("s"));

        assertThatThrownBy(() -> record.roles().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> record.scopes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void toString_showsTimesAndStateOnly() {
        assertThat(record("s", Set.of(), Set.of())).hasToString("ApiKeyRecord[created 2030-01-01T00:00:00Z]");
        assertThat(record("s", Set.of(), Set.of()).asRevoked())
                .hasToString("ApiKeyRecord[created 2030-01-01T00:00:00Z, revoked]");
        assertThat(ApiKeyText.generate(new SecureRandom())).hasToString("ApiKeyText[redacted]");
    }

    @Test
    @SuppressWarnings("NullAway")
    void outcomes_ofNothing_cannotBeMade() {
        assertThatNullPointerException().isThrownBy(() -> new ApiKeyVerification.Accepted(null));
        assertThatNullPointerException().isThrownBy(() -> new ApiKeyVerification.Rejected(null));
        assertThatNullPointerException().isThrownBy(() -> new ApiKeyVerification.Unavailable(null));
        assertThatNullPointerException().isThrownBy(() -> new ApiKeyLookup.Found(null));
        assertThatNullPointerException().isThrownBy(() -> new IssuedApiKey("key", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiKeyLookup.Unavailable(Duration.ofMillis(-1)));
    }

    private static ApiKeyRecord record(String subject, Set<String> roles, Set<String> scopes) {
        return new ApiKeyRecord(ID, HASH, subject, roles, scopes, NOW, Optional.empty(), false);
    }
}
