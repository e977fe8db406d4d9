package dev.ostiary.store.redis;

import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Each method of a store once, those that write first; every id and subject is {@value #ID}. */
final class EveryMethod {
    static final String ID = "s3ntinel";

    private static final Instant UNTIL = Instant.now().plusSeconds(86_400);

    private EveryMethod() {}

    static List<ThrowingCallable> thatWrites(TokenStateStore store) {
        return List.of(
                () -> store.registerOneTime(ID, UNTIL),
                () -> store.firstUse(ID, UNTIL),
                () -> store.open(Sessions.of(ID, ID)),
                () -> store.revoke(Revocation.ofToken(ID, Instant.now(), UNTIL)),
                () -> store.endAll(ID, Instant.now(), UNTIL, UNTIL),
                () -> store.end(ID, UNTIL),
                () -> store.apiKeys()
                        .add(ApiKeys.of(store.apiKeys())
                                .issue(ID, Set.of(), Set.of())
                                .record()));
    }

    static List<ThrowingCallable> thatReads(TokenStateStore store) {
        SessionState session = Sessions.of(ID, ID);
        return List.of(
                () -> store.consumeOneTime(ID),
                () -> store.session(ID),
                () -> store.advance(session, session.rotated("next", Instant.now(), UNTIL)),
                () -> store.sessionsOf(ID),
                () -> store.revocationsOf(Set.of(new Name(Kind.TOKEN, ID))),
                () -> store.revocationsAfter(Optional.empty()),
                () -> store.apiKeys().keysOf(ID),
                () -> store.apiKeys().revoke(ID));
    }
}
