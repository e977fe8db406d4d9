package dev.ostiary;

import static dev.ostiary.Shown.MARKER;
import static dev.ostiary.Shown.row;

import dev.ostiary.store.GrantLease;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.StoredGrant;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Markers in ids, subjects and labels of what a store keeps. */
public final class PlantedState {
    private static final Instant LATER = Instant.parse("2990-01-01T00:00:00Z");
    private static final SessionState SESSION = new SessionState(MARKER, MARKER, MARKER, LATER, LATER, LATER, MARKER);
    private static final Successor NEXT = new Successor(MARKER + "2", LATER, LATER);
    private static final ProviderGrant GRANT =
            new ProviderGrant(MARKER, ProviderGrant.key(MARKER, MARKER), Optional.empty(), LATER, LATER, MARKER);
    private static final StoredGrant STORED =
            new StoredGrant(GRANT, 1, LATER, Optional.empty(), Optional.empty(), LATER);
    private static final String LONG = MARKER.repeat(60);

    private PlantedState() {}

    static Stream<Arguments> ofStores() {
        return Stream.concat(
                ofValues(),
                Stream.of(new InMemoryTokenStateStore(), full(), closed()).flatMap(PlantedState::ofStore));
    }

    private static Stream<Arguments> ofValues() {
        return Stream.of(
                row("session", () -> NEXT),
                row("rotated session", () -> SESSION.rotatedTo(NEXT)),
                row("long token id", () -> new Successor(LONG, LATER, LATER)),
                row("one-time id", () -> new OneTimeId(MARKER, MARKER, "reset", LATER)),
                row("long one-time id", () -> new OneTimeId(LONG, MARKER, "reset", LATER)),
                row("long purpose", () -> new OneTimeId("a", MARKER, LONG, LATER)),
                row("name", () -> new Name(Kind.TOKEN, MARKER)),
                row("grant", () -> GRANT),
                row("sign-in at a provider", GRANT::signIn),
                row("stored grant", () -> STORED),
                row("lease", () -> new GrantLease.Taken(STORED, LATER)),
                row(
                        "grant with an odd key",
                        () -> new ProviderGrant(MARKER, MARKER, Optional.empty(), LATER, LATER, MARKER)),
                row("odd sealed text", () -> GRANT.sealedAs(MARKER + " ")),
                row("long sealed text", () -> GRANT.sealedAs(MARKER.repeat(10_000))),
                row("revocation", () -> Revocation.ofToken(Optional.empty(), MARKER, LATER, LATER)),
                row("long revocation", () -> Revocation.ofToken(Optional.empty(), LONG, LATER, LATER)),
                row("same token", () -> StoreLimits.successor(NEXT.token(), NEXT)),
                row(
                        "another subject",
                        () -> StoreLimits.ofSubject("u", new Revocation(Name.ofSubject(MARKER), LATER, LATER))));
    }

    public static Stream<Arguments> ofStore(TokenStateStore store) {
        return Stream.of(
                row("register", () -> {
                    store.registerOneTime(new OneTimeId(MARKER, MARKER, "reset", LATER));
                    return store;
                }),
                row("long id", () -> store.firstUse(LONG, LATER)),
                row("use", () -> store.firstUse(MARKER, LATER)),
                row("open", () -> {
                    store.open(SESSION);
                    return store.session(MARKER);
                }),
                row("rotate", () -> store.rotate(MARKER, MARKER, TokenCopy.first(MARKER), NEXT)),
                row("repeat", () -> store.rotate(MARKER, MARKER, TokenCopy.first(MARKER), NEXT)),
                row("confirm", () -> {
                    store.confirm(Map.of(MARKER, TokenCopy.first(MARKER)));
                    return store;
                }),
                row("sessions", () -> store.sessionsOf(MARKER)),
                row("end", () -> {
                    store.end(MARKER, LATER);
                    return store.revocationsOf(Set.of(new Name(Kind.SESSION, MARKER)));
                }),
                row("open with a grant", () -> {
                    store.providerGrants().open(SESSION, GRANT);
                    return store.providerGrants().of(MARKER);
                }),
                row("lease of a grant", () -> store.providerGrants().lease(MARKER, 0, Duration.ofSeconds(10))),
                row("end of a grant", () -> store.providerGrants().end(MARKER, LATER, LATER)),
                row("end of all grants", () -> store.providerGrants().endAll(MARKER, LATER, LATER)),
                row("page", () -> store.revocationsAfter(Optional.empty())),
                row("position", () -> store.revocationsAfter(Optional.of(MARKER))),
                row("store", () -> store));
    }

    private static TokenStateStore full() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore(1, Instant::now);
        store.registerOneTime(new OneTimeId("a", "u", "reset", LATER));
        store.firstUse("a", LATER);
        store.revoke(Revocation.ofToken(Optional.empty(), "a", LATER, LATER));
        store.revoke(Revocation.ofToken(Optional.empty(), "b", LATER, LATER));
        return store;
    }

    private static TokenStateStore closed() {
        TokenStateStore store = new InMemoryTokenStateStore();
        store.close();
        return store;
    }
}
