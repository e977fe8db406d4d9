package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Grants to put into a store, of the issuer {@value #ISSUER}. */
public final class Grants {
    /** Whose. */
    public static final String ISSUER = "https://id.test";

    /** How long leases are taken. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private Grants() {}

    /** The key of one of the issuer's. */
    public static String key(String id) {
        return ProviderGrant.key(ISSUER, id);
    }

    /** Of somebody who has authenticated at a time, and was given the ID token then. */
    public static ProviderGrant of(String sub, String sid, Instant at) {
        return new ProviderGrant("shop", key(sub), Optional.of(key(sid)), at, at, "sealed.of." + sub);
    }

    /** Of a provider that names no session. */
    public static ProviderGrant withoutSid(String sub, Instant at) {
        return new ProviderGrant("shop", key(sub), Optional.empty(), at, at, "sealed.of." + sub);
    }

    /** As long and as odd as it may be. */
    public static ProviderGrant largest(Instant at) {
        return new ProviderGrant(
                "\u4e2d'\"\\\u0000\ud800\n".repeat(36),
                key("\u0000"),
                Optional.of(key("\ud800")),
                at,
                at.plusMillis(1),
                "!~'\"\\#?".repeat(10_000).substring(0, ProviderGrant.MAX_SEALED_LENGTH));
    }
}
