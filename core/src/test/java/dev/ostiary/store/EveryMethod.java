package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.rotated;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Every method of a store, to see what all of them do when the store cannot be reached. */
public final class EveryMethod {
    private EveryMethod() {}

    /** None of them answers, and each says so as the interface has it. */
    public static void assertUnavailable(TokenStateStore store) {
        assertThat(calls(store))
                .allSatisfy(call -> assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(call));
        assertThat(store.apiKeys().find("0123456789abcdef"))
                .isEqualTo(new ApiKeyLookup.Unavailable(StoreUnavailableException.RETRY_AFTER));
    }

    private static List<ThrowingCallable> calls(TokenStateStore store) {
        Instant now = MovableClock.START;
        Instant later = now.plusSeconds(60);
        SessionState session = session("s", "u", now);
        ApiKeyRecord key = ApiKeys.of(store.apiKeys(), () -> now)
                .issue("u", Set.of(), Set.of())
                .record();
        return List.of(
                () -> store.registerOneTime("a", later),
                () -> store.registerOneTime("a", Instant.EPOCH),
                () -> store.consumeOneTime("a"),
                () -> store.firstUse("a", later),
                () -> store.firstUse("a", Instant.EPOCH),
                () -> store.open(session),
                () -> store.open(session("s", "u", Instant.EPOCH)),
                () -> store.session("s"),
                () -> store.advance(session, rotated(session, "second", now)),
                () -> store.end("s", later),
                () -> store.endAll("u", now, later, later),
                () -> store.sessionsOf("u"),
                () -> store.revoke(ofToken("t", later)),
                () -> store.revocationsOf(Set.of(token("t"))),
                () -> store.revocationsOf(Set.of()),
                () -> store.revocationsAfter(Optional.empty()),
                () -> store.apiKeys().add(key),
                () -> store.apiKeys().revoke(key.id()),
                () -> store.apiKeys().keysOf("u"));
    }
}
