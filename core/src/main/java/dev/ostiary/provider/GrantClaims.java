package dev.ostiary.provider;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in a sealed grant. Stateless. */
final class GrantClaims {
    private GrantClaims() {}

    static Map<String, @Nullable Object> write(GrantSeal.Grant grant) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("tokens", tokens(grant.tokens()));
        content.put("user", user(grant.identity()));
        grant.unconfirmedSince().ifPresent(time -> content.put("since", time.getEpochSecond()));
        return content;
    }

    private static Map<String, @Nullable Object> tokens(ProviderTokens tokens) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("access", tokens.access());
        content.put("type", tokens.type());
        content.put("id", tokens.id());
        content.put("nonce", tokens.nonce());
        content.put("scopes", tokens.scopes());
        tokens.refresh().ifPresent(token -> content.put("refresh", token));
        tokens.expiresAt().ifPresent(time -> content.put("exp", time.getEpochSecond()));
        return content;
    }

    private static Map<String, @Nullable Object> user(ProviderIdentity identity) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("iss", identity.issuer());
        content.put("sub", identity.subject());
        content.put("iat", identity.issuedAt().getEpochSecond());
        content.put("amr", identity.amr());
        content.put("scopes", identity.scopes());
        content.put("roles", identity.roles());
        content.put("claims", identity.claims());
        identity.sid().ifPresent(value -> content.put("sid", value));
        identity.acr().ifPresent(value -> content.put("acr", value));
        identity.name().ifPresent(value -> content.put("name", value));
        identity.authenticatedAt().ifPresent(time -> content.put("auth_time", time.getEpochSecond()));
        return content;
    }

    /** Empty only where another version has sealed it. */
    static Optional<GrantSeal.Grant> read(Map<String, @Nullable Object> content) {
        if (!(content.get("tokens") instanceof Map<?, ?> tokens) || !(content.get("user") instanceof Map<?, ?> user)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new GrantSeal.Grant(tokens(tokens), identity(user), Identities.time(content.get("since"))));
        } catch (IllegalStateException otherVersion) {
            return Optional.empty();
        }
    }

    private static ProviderTokens tokens(Map<?, ?> content) {
        return new ProviderTokens(
                text(content, "access"),
                text(content, "type"),
                Identities.time(content.get("exp")),
                Identities.text(content.get("refresh")),
                text(content, "id"),
                text(content, "nonce"),
                texts(content.get("scopes")));
    }

    private static ProviderIdentity identity(Map<?, ?> content) {
        return new ProviderIdentity(
                text(content, "iss"),
                text(content, "sub"),
                Identities.text(content.get("sid")),
                Identities.text(content.get("acr")),
                texts(content.get("amr")),
                Identities.time(content.get("auth_time")),
                Identities.time(content.get("iat")).orElse(Instant.EPOCH),
                texts(content.get("scopes")),
                texts(content.get("roles")),
                Identities.text(content.get("name")),
                claims(content.get("claims")));
    }

    private static Map<String, @Nullable Object> claims(@Nullable Object value) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> claims.put((String) name, member));
        }
        return claims;
    }

    private static String text(Map<?, ?> content, String name) {
        if (content.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("sealed by another version");
    }

    private static List<String> texts(@Nullable Object value) {
        return Identities.texts(value);
    }
}
