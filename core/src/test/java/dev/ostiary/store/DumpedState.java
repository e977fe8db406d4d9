package dev.ostiary.store;

import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;

import dev.ostiary.apikey.ApiKeyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some of each kind that a store keeps, as dumps have it, made at {@link MovableClock#START}. */
public final class DumpedState {
    public static final Instant AT = MovableClock.START;
    public static final Instant LATER = AT.plus(Duration.ofDays(1));
    public static final SessionState ROTATED = session("rotated", "ann", AT);
    public static final SessionState OF_A_PROVIDER = session("provided", "bob", AT);
    public static final ApiKeyRecord KEY = new ApiKeyRecord(
            "0123456789abcdef",
            "A".repeat(43),
            "ci",
            Set.of("reader", "writer"),
            Set.of("orders:read"),
            AT,
            Optional.of(LATER),
            false);

    private DumpedState() {}

    /** Fills an empty store. */
    public static void fill(TokenStateStore store) {
        store.open(ROTATED);
        store.rotate("rotated", "ann", TokenCopy.first(ROTATED.currentToken()), successor("second", AT));
        store.confirm(Map.of("rotated", TokenCopy.first("second")));
        store.providerGrants().open(OF_A_PROVIDER, Grants.of("sub", "sid", AT));
        store.registerOneTime(oneTime("link", "ann", LATER));
        store.firstUse("used", LATER);
        store.revoke(Samples.ofToken("revoked", LATER));
        store.apiKeys().add(KEY);
    }
}
