package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofSubject;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Every method of a store, to see what all of them do; every id and subject is {@value #ID}. */
public final class EveryMethod {
    /** What no message may show. */
    public static final String ID = "s3ntinel";

    private static final Instant NOW = MovableClock.START;
    private static final SessionState SESSION = new SessionState(ID, ID, "", NOW, NOW, StoreLimits.LATEST, "first");

    private static final ProviderGrant GRANT = Grants.of(ID, ID, NOW);
    private static final GrantLease.Taken LEASE = new GrantLease.Taken(
            new StoredGrant(GRANT, 1, NOW, Optional.empty(), Optional.empty(), NOW), NOW.plusSeconds(10));

    private EveryMethod() {}

    /** None of them answers, and each says so as the interface has it. */
    public static void assertUnavailable(TokenStateStore store) {
        assertThat(Stream.of(thatWrites(store), thatReads(store), thatComeTooLate(store))
                        .flatMap(List::stream))
                .allSatisfy(call -> assertThatExceptionOfType(StoreUnavailableException.class)
                        .isThrownBy(call)
                        .withMessageNotContaining(ID));
        assertThat(store.apiKeys().find("0123456789abcdef"))
                .isEqualTo(new ApiKeyLookup.Unavailable(StoreUnavailableException.RETRY_AFTER));
    }

    /** Those that make something new, whatever is there; good for ever, by any clock. */
    public static List<ThrowingCallable> thatWrites(TokenStateStore store) {
        ApiKeyRecord key = ApiKeys.of(store.apiKeys(), () -> NOW)
                .issue(ID, Set.of(), Set.of())
                .record();
        return List.of(
                () -> store.registerOneTime(new OneTimeId(ID, ID, "p", StoreLimits.LATEST)),
                () -> store.firstUse(ID, StoreLimits.LATEST),
                () -> store.open(SESSION),
                () -> store.revoke(ofToken(ID, StoreLimits.LATEST)),
                () -> store.endAll(ID, StoreLimits.LATEST, ofSubject(ID, NOW, StoreLimits.LATEST)),
                () -> store.end(ID, StoreLimits.LATEST),
                () -> store.providerGrants().open(SESSION, GRANT),
                () -> store.providerGrants().end(Grants.key(ID), NOW, StoreLimits.LATEST),
                () -> store.providerGrants().endAll(Grants.key(ID), NOW, StoreLimits.LATEST),
                () -> store.apiKeys().add(key));
    }

    /** Those that look something up, or change what is there. */
    public static List<ThrowingCallable> thatReads(TokenStateStore store) {
        return List.of(
                () -> store.consumeOneTime(ID),
                () -> store.session(ID),
                () -> store.rotate(ID, ID, TokenCopy.first("first"), new Successor("second", NOW, StoreLimits.LATEST)),
                () -> store.confirm(Map.of(ID, TokenCopy.first("first"))),
                () -> store.sessionsOf(ID),
                () -> store.revocationsOf(Set.of(token(ID))),
                () -> store.revocationsOf(Set.of()),
                () -> store.revocationsAfter(Optional.empty()),
                () -> store.providerGrants().of(ID),
                () -> store.providerGrants().lease(ID, ProviderGrants.ANY_VERSION, Grants.LEASE),
                () -> store.providerGrants().replace(ID, 1, GRANT),
                () -> store.providerGrants().failed(ID, LEASE),
                () -> store.providerGrants().release(ID, LEASE),
                () -> store.apiKeys().revoke(ID),
                () -> store.apiKeys().keysOf(ID));
    }

    private static List<ThrowingCallable> thatComeTooLate(TokenStateStore store) {
        return List.of(
                () -> store.registerOneTime(new OneTimeId(ID, ID, "p", Instant.EPOCH)),
                () -> store.firstUse(ID, Instant.EPOCH),
                () -> store.open(session(ID, ID, Instant.EPOCH)));
    }
}
