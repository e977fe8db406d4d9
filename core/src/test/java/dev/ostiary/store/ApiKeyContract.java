package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyVerification;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.IssuedApiKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** API keys in a store. */
public interface ApiKeyContract extends SharedState {

    /** A key of a subject that is in no store yet. */
    default IssuedApiKey issue(String subject) {
        return ApiKeys.of(store().apiKeys(), clock()).issue(subject, Set.of(), Set.of());
    }

    @Test
    default void find_addedKey_isFoundOnAnyNodeAsItIs() {
        Set<String> roles = IntStream.range(0, 100)
                .mapToObj(i -> "\u4e2d'\" ;:\ud83d\ude00".repeat(i % 20) + i)
                .collect(Collectors.toSet());
        Set<String> scopes = Set.of("orders:read", "a!#$%&'()*+,-./[]^_`{|}~", "s".repeat(256));
        ApiKeyRecord record = ApiKeys.of(store().apiKeys(), clock())
                .issue("\u4e2d, '\ud83d\ude00".repeat(40), roles, scopes, Duration.ofMillis(5))
                .record();

        assertThat(store().apiKeys().add(record)).isTrue();

        assertThat(anotherNode().apiKeys().find(record.id())).isEqualTo(new ApiKeyLookup.Found(record));
        assertThat(anotherNode().apiKeys().keysOf(record.subject())).containsExactly(record);
    }

    @Test
    default void find_unknownKey_isUnknown() {
        store().apiKeys().add(issue("u").record());

        assertThat(store().apiKeys().find(issue("u").record().id())).isEqualTo(new ApiKeyLookup.Unknown());
        assertThat(store().apiKeys().find("'\u0000")).isEqualTo(new ApiKeyLookup.Unknown());
        assertThat(store().apiKeys().find("")).isEqualTo(new ApiKeyLookup.Unknown());
    }

    @Test
    default void add_timesOfLessThanAMillisecond_areCutOff() {
        clock().set(now().plusNanos(1_234_567));
        ApiKeyRecord record = new ApiKeyRecord(
                "0123456789abcdef",
                "A".repeat(43),
                "u",
                Set.of(),
                Set.of(),
                now(),
                Optional.of(now().plusSeconds(1)),
                false);

        store().apiKeys().add(record);

        assertThat(anotherNode().apiKeys().find(record.id())).isEqualTo(new ApiKeyLookup.Found(record));
    }

    @Test
    default void add_anIdThatIsThere_leavesItAsItIs() {
        ApiKeyRecord record = issue("u").record();
        ApiKeyRecord other = new ApiKeyRecord(
                record.id(), record.hash(), "v", Set.of("admin"), Set.of(), now(), Optional.empty(), false);
        store().apiKeys().add(record);
        store().apiKeys().revoke(record.id());

        assertThat(anotherNode().apiKeys().add(record)).isFalse();
        assertThat(anotherNode().apiKeys().add(other)).isFalse();

        assertThat(store().apiKeys().find(record.id())).isEqualTo(new ApiKeyLookup.Found(record.asRevoked()));
        assertThat(store().apiKeys().keysOf("v")).isEmpty();
    }

    @Test
    default void add_oneIdAtOnceOnTwoNodes_hasOneWinner() throws Exception {
        for (int round = 0; round < 10; round++) {
            ApiKeyRecord record = issue("u").record();

            List<Boolean> won = Race.of(
                    OneTimeContract.THREADS,
                    number -> () -> node(number).apiKeys().add(record));

            assertThat(won).containsOnlyOnce(true);
        }
    }

    @Test
    default void revoke_anyId_tellsWhetherThereIsOne() {
        ApiKeyRecord record = issue("u").record();
        store().apiKeys().add(record);

        assertThat(anotherNode().apiKeys().revoke(record.id())).isTrue();
        assertThat(anotherNode().apiKeys().revoke(record.id())).isTrue();
        assertThat(anotherNode().apiKeys().revoke(issue("u").record().id())).isFalse();
        assertThat(anotherNode().apiKeys().revoke("'\u0000")).isFalse();

        assertThat(store().apiKeys().find(record.id())).isEqualTo(new ApiKeyLookup.Found(record.asRevoked()));
    }

    @Test
    default void keysOf_oneOwner_areTheOldestFirstAndRevokedAndExpiredOnesToo() {
        ApiKeyRecord expired = ApiKeys.of(store().apiKeys(), clock())
                .issue("u", Set.of(), Set.of(), Duration.ofSeconds(1))
                .record();
        clock().advance(Duration.ofSeconds(10));
        ApiKeyRecord revoked = issue("u").record();
        clock().advance(Duration.ofSeconds(10));
        ApiKeyRecord last = issue("u").record();
        List.of(last, expired, issue("U").record(), revoked).forEach(store().apiKeys()::add);
        store().apiKeys().revoke(revoked.id());

        assertThat(anotherNode().apiKeys().keysOf("u")).containsExactly(expired, revoked.asRevoked(), last);
        assertThat(anotherNode().apiKeys().keysOf("nobody")).isEmpty();
    }

    @Test
    default void verify_keyOfTheStore_isAcceptedUntilItIsRevoked() {
        IssuedApiKey issued = issue("u");
        store().apiKeys().add(issued.record());
        ApiKeys keys = ApiKeys.of(anotherNode().apiKeys(), clock());

        assertThat(keys.verify(issued.key())).isInstanceOf(ApiKeyVerification.Accepted.class);
        store().apiKeys().revoke(issued.record().id());

        assertThat(keys.verify(issued.key())).isInstanceOf(ApiKeyVerification.Rejected.class);
    }

    @Test
    default void apiKeys_always_isTheSame() {
        assertThat(store().apiKeys()).isSameAs(store().apiKeys());
    }
}
