package dev.ostiary.verify;

import dev.ostiary.encoding.NameLimit;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registered claims of RFC 7519, section 4.1, with their types: an absent one is {@code null}, {@code aud} is empty.
 */
record RegisteredClaims(
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String id,
        Set<String> audience,
        @Nullable Instant expiresAt,
        @Nullable Instant notBefore,
        @Nullable Instant issuedAt) {
    private static final List<String> NAMES = List.of("iss", "sub", "jti", "aud", "exp", "nbf", "iat");

    /** Reads them, or nothing when one has the wrong type or lies out of range. A JSON {@code null} is a wrong type. */
    static Optional<RegisteredClaims> read(Map<String, @Nullable Object> claims) {
        Set<String> audience = audience(claims.get("aud"));
        RegisteredClaims read = new RegisteredClaims(
                text(claims.get("iss")),
                text(claims.get("sub")),
                id(claims.get("jti")),
                audience == null ? Set.of() : audience,
                NumericDate.read(claims.get("exp")),
                NumericDate.read(claims.get("nbf")),
                NumericDate.read(claims.get("iat")));
        return read.lacksNoneOf(claims, audience) ? Optional.of(read) : Optional.empty();
    }

    /** The same, with the very objects of other tokens for issuer and audience; of several audiences the order counts, so they stay. */
    RegisteredClaims sharing(SharedValues shared) {
        return new RegisteredClaims(
                issuer == null ? null : shared.shared(issuer),
                subject,
                id,
                audience.size() > 1 ? audience : shared.shared(audience),
                expiresAt,
                notBefore,
                issuedAt);
    }

    /** Whether each claim that could not be read is absent. */
    private boolean lacksNoneOf(Map<String, @Nullable Object> claims, @Nullable Set<String> readAudience) {
        return isReadOrAbsent(issuer, "iss", claims)
                && isReadOrAbsent(subject, "sub", claims)
                && isReadOrAbsent(id, "jti", claims)
                && isReadOrAbsent(readAudience, "aud", claims)
                && isReadOrAbsent(expiresAt, "exp", claims)
                && isReadOrAbsent(notBefore, "nbf", claims)
                && isReadOrAbsent(issuedAt, "iat", claims);
    }

    private static boolean isReadOrAbsent(@Nullable Object read, String name, Map<String, @Nullable Object> claims) {
        return read != null || !claims.containsKey(name);
    }

    /** The names of those that have the wrong type or lie out of range. */
    static List<String> wrong(Map<String, @Nullable Object> claims) {
        return NAMES.stream().filter(name -> !isGoodOrAbsent(claims, name)).toList();
    }

    Instant expiresAtOrThrow() {
        return Objects.requireNonNull(expiresAt, "exp is checked before a token counts as verified");
    }

    /** Shows no claim. */
    @Override
    public String toString() {
        return "RegisteredClaims[]";
    }

    private static boolean isGoodOrAbsent(Map<String, @Nullable Object> claims, String name) {
        Object value = claims.get(name);
        @Nullable
        Object read = switch (name) {
            case "iss", "sub" -> text(value);
            case "jti" -> id(value);
            case "aud" -> audience(value);
            default -> NumericDate.read(value);
        };
        return isReadOrAbsent(read, name, claims);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && text.length() <= NameLimit.MAX_LENGTH ? text : null;
    }

    /** Revocation and one-time use key on it, so it must tell tokens apart. */
    private static @Nullable String id(@Nullable Object value) {
        String id = text(value);
        return id == null || id.isEmpty() ? null : id;
    }

    private static @Nullable Set<String> audience(@Nullable Object value) {
        if (value instanceof String text) {
            return Set.of(text);
        }
        if (!(value instanceof List<?> list)) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Object name : list) {
            if (!(name instanceof String text)) {
                return null;
            }
            names.add(text);
        }
        return Collections.unmodifiableSet(names);
    }
}
