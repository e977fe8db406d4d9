package dev.ostiary.apikey;

import static dev.ostiary.apikey.ApiKeyRejection.API_KEY_EXPIRED;
import static dev.ostiary.apikey.ApiKeyRejection.API_KEY_MALFORMED;
import static dev.ostiary.apikey.ApiKeyRejection.API_KEY_REVOKED;
import static dev.ostiary.apikey.ApiKeyRejection.API_KEY_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.apikey.ApiKeyVerification.Accepted;
import dev.ostiary.apikey.ApiKeyVerification.Rejected;
import dev.ostiary.apikey.ApiKeyVerification.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(90);

    private final InMemoryApiKeyStore store = new InMemoryApiKeyStore(10);

    @Test
    void verify_issuedKey_isAcceptedWithItsRecord() {
        IssuedApiKey issued = issued(Duration.ofDays(1));

        assertThat(at(NOW).verify(issued.key())).isEqualTo(new Accepted(issued.record()));
    }

    @Test
    void issue_record_saysWhomTheKeyStandsFor() {
        ApiKeyRecord record = issued(LIFETIME).record();

        assertThat(record.subject()).isEqualTo("build-server");
        assertThat(record.roles()).containsExactly("ci", "deploy");
        assertThat(record.scopes()).containsExactly("artifacts:write");
        assertThat(record.createdAt()).isEqualTo(NOW);
        assertThat(record.expiresAt()).contains(NOW.plus(LIFETIME));
        assertThat(record.revoked()).isFalse();
    }

    @Test
    void issue_withoutLifetime_neverExpires() {
        IssuedApiKey issued = at(NOW).issue("build-server", Set.of(), Set.of());
        store.add(issued.record());

        assertThat(issued.record().expiresAt()).isEmpty();
        assertThat(at(Instant.MAX).verify(issued.key())).isInstanceOf(Accepted.class);
    }

    @Test
    void issue_manyKeys_haveTheFormAndAllDiffer() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> issued().key()))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("ost_[0-9a-z]{16}_[0-9A-Za-z]{49}"));
    }

    @Test
    void issue_record_holdsNoPartOfTheSecret() {
        IssuedApiKey issued = issued();
        String secret = issued.key().substring(issued.key().lastIndexOf('_') + 1);

        assertThat(issued.record().hash())
                .doesNotContain(secret.substring(0, 8))
                .hasSize(43);
    }

    @Test
    void issue_badArguments_areRefused() {
        ApiKeys keys = at(NOW);

        assertThatIllegalArgumentException().isThrownBy(() -> keys.issue("", Set.of(), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.issue("a", Set.of(), Set.of(), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.issue(
                        "a", Set.of(), Set.of(), Duration.ofDays(36_500).plusNanos(1)));
        assertThatCode(() -> keys.issue("a", Set.of(), Set.of(), Duration.ofDays(36_500)))
                .doesNotThrowAnyException();
    }

    @Test
    void verify_expiresExactlyNow_isExpired() {
        String key = issued(LIFETIME).key();
        Instant expiry = NOW.plus(LIFETIME);

        assertThat(at(expiry.minusMillis(1)).verify(key)).isInstanceOf(Accepted.class);
        assertThat(at(expiry).verify(key)).isEqualTo(new Rejected(API_KEY_EXPIRED));
        assertThat(at(expiry.plusMillis(1)).verify(key)).isEqualTo(new Rejected(API_KEY_EXPIRED));
    }

    @Test
    void verify_revoked_isRevokedEvenWhenExpired() {
        IssuedApiKey issued = issued(LIFETIME);
        store.revoke(issued.record().id());

        assertThat(at(NOW).verify(issued.key())).isEqualTo(new Rejected(API_KEY_REVOKED));
        assertThat(at(NOW.plus(LIFETIME)).verify(issued.key())).isEqualTo(new Rejected(API_KEY_REVOKED));
    }

    @Test
    void verify_keyThatWasNotStored_isUnknown() {
        String key = at(NOW).issue("a", Set.of(), Set.of()).key();

        assertThat(at(NOW).verify(key)).isEqualTo(new Rejected(API_KEY_UNKNOWN));
    }

    @Test
    void verify_wrongSecretOfAKnownId_isUnknownWhateverTheState() {
        IssuedApiKey mine = issued(LIFETIME);
        IssuedApiKey other = at(NOW).issue("a", Set.of(), Set.of());
        ApiKeyStore swapped = id -> store.find(mine.record().id());
        store.revoke(mine.record().id());

        ApiKeys keys = ApiKeys.of(swapped, InstantSource.fixed(NOW.plus(LIFETIME)));

        assertThat(keys.verify(other.key())).isEqualTo(new Rejected(API_KEY_UNKNOWN));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ost_",
                "ost__",
                "ost_0123456789abcdef_",
                "ost_0123456789abcdef_0000000000000000000000000000000000000000000000000",
                "\u0000",
                "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"
            })
    void verify_noKeyAtAll_isMalformedAndNoStoreIsAsked(@Nullable String text) {
        assertThat(withoutStore().verify(text)).isEqualTo(new Rejected(API_KEY_MALFORMED));
    }

    @Test
    void verify_anyOneCharacterChanged_isMalformedAndNoStoreIsAsked() {
        String key = issued().key();

        assertThat(IntStream.range(0, key.length()).mapToObj(at -> changed(key, at)))
                .allMatch(typo -> withoutStore().verify(typo).equals(new Rejected(API_KEY_MALFORMED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "%s\n", "%s=", "%s0", "x%s"})
    void verify_somethingAroundTheKey_isMalformed(String around) {
        String key = issued().key();

        assertThat(withoutStore().verify(around.replace("%s", key))).isEqualTo(new Rejected(API_KEY_MALFORMED));
    }

    @Test
    void verify_randomText_neverThrows() {
        Random random = new Random(20_300_101);
        String key = issued().key();

        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(i -> mangled(key, random))
                        .filter(text -> !text.equals(key)))
                .allMatch(text -> at(NOW).verify(text) instanceof Rejected);
    }

    @Test
    void verify_storeUnavailable_isNoVerdict() {
        String key = issued().key();
        ApiKeys keys = ApiKeys.of(id -> new ApiKeyLookup.Unavailable(Duration.ofSeconds(7)));

        assertThat(keys.verify(key)).isEqualTo(new Unavailable(Duration.ofSeconds(7)));
    }

    @Test
    @SuppressWarnings("NullAway")
    void verify_storeThrowsOrAnswersNull_isUnavailable() {
        String key = issued().key();
        ApiKeyStore broken = id -> {
            throw new IllegalStateException("broken");
        };

        assertThat(ApiKeys.of(broken).verify(key)).isInstanceOf(Unavailable.class);
        assertThat(ApiKeys.of(id -> null).verify(key)).isInstanceOf(Unavailable.class);
    }

    @Test
    void codes_areTheNamesInLowerCase() {
        assertThat(Arrays.stream(ApiKeyRejection.values()).map(ApiKeyRejection::code))
                .containsExactly("api_key_malformed", "api_key_unknown", "api_key_revoked", "api_key_expired");
    }

    @Test
    void toString_ofAnIssuedKey_showsNeitherKeyNorHashNorSubject() {
        IssuedApiKey issued = issued();

        assertThat(issued.toString())
                .doesNotContain(issued.key(), issued.record().hash(), "build-server", "ci", "artifacts")
                .contains("2030-01-01");
    }

    private IssuedApiKey issued() {
        return at(NOW).issue("build-server", Set.of("ci"), Set.of());
    }

    private IssuedApiKey issued(Duration lifetime) {
        IssuedApiKey issued =
                at(NOW).issue("build-server", Set.of("deploy", "ci"), Set.of("artifacts:write"), lifetime);
        store.add(issued.record());
        return issued;
    }

    private ApiKeys at(Instant now) {
        return ApiKeys.of(store, InstantSource.fixed(now));
    }

    private static ApiKeys withoutStore() {
        return ApiKeys.of(id -> {
            throw new AssertionError("the store was asked");
        });
    }

    private static String changed(String key, int at) {
        char replacement = key.charAt(at) == 'a' ? 'b' : 'a';
        return key.substring(0, at) + replacement + key.substring(at + 1);
    }

    private static String mangled(String key, Random random) {
        char[] characters = key.toCharArray();
        characters[random.nextInt(characters.length)] = (char) random.nextInt(0x300);
        return new String(characters, 0, random.nextInt(4) == 0 ? random.nextInt(key.length()) : key.length());
    }
}
