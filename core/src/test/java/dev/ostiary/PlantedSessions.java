package dev.ostiary;

import static dev.ostiary.Shown.MARKER;
import static dev.ostiary.Shown.row;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.session.SessionTokensBuilder;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A marker in the users, claims and labels of sessions. Strict, so that no thread is left behind. */
final class PlantedSessions {
    private PlantedSessions() {}

    static Stream<Arguments> ofSessions() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore();
        SessionTokens sessions = builder(store).build();
        Map<String, Object> claims = Map.of(MARKER, MARKER);
        SessionGrant grant = sessions.open(MARKER, claims, MARKER);
        return Stream.of(
                row("grant", () -> grant),
                row("own claim", () -> sessions.open("u", Map.of("ost_sid", MARKER), "")),
                row("not JSON", () -> sessions.open("u", Map.of("a", new StringBuilder(MARKER)), "")),
                row("no user", () -> sessions.open("", claims, MARKER)),
                row("refreshed", () -> sessions.refresh(grant.refresh().token())),
                row("rejected", () -> sessions.refresh(MARKER)),
                row("listed", () -> sessions.sessionsOf(MARKER)),
                row("signed out everywhere", () -> sessions.revokeAll(MARKER)),
                row("once, purpose", () -> sessions.issueOneTime(MARKER, MARKER, claims, Duration.ofHours(1))),
                row("once", () -> sessions.issueOneTime("reset", MARKER, claims, Duration.ofHours(1))),
                row("consumed", () -> sessions.consumeOneTime("reset", MARKER)),
                row("revoked", () -> {
                    sessions.revoke(((Verification.Verified) accessOf(sessions)).jwt());
                    return sessions;
                }),
                row("ended", () -> {
                    sessions.end(MARKER);
                    return sessions;
                }),
                row("store that fails", () -> builder(closed()).build().open(MARKER, claims, MARKER)),
                row(
                        "store that fails a refresh",
                        () -> builder(closed()).build().refresh(grant.refresh().token())),
                row("store that fails a sign-out", () -> {
                    builder(closed()).build().signOut(grant.refresh().token(), Optional.empty());
                    return "";
                }),
                row("builder", () -> builder(store)));
    }

    private static Verification accessOf(SessionTokens sessions) {
        SessionGrant another = sessions.open(MARKER, Map.of(MARKER, MARKER), MARKER);
        return sessions.accessVerifier().build().verify(another.access().token());
    }

    private static SessionTokensBuilder builder(TokenStateStore store) {
        return SessionTokens.builder()
                .keys(KeyRing.of(HmacSecret.ofText("a-test-secret-with-many-different-bytes-" + MARKER)
                        .signingKey(JwsAlgorithm.HS256)))
                .issuer("i" + MARKER)
                .audience("a" + MARKER)
                .store(store)
                .strictRevocation();
    }

    private static TokenStateStore closed() {
        InMemoryTokenStateStore store = new InMemoryTokenStateStore();
        store.close();
        return store;
    }
}
