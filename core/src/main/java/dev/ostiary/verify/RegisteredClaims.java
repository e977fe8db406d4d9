package dev.ostiary.verify;

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
    private static final int MAX_TEXT_LENGTH = 1_024;

    /** Reads them, or nothing when one has the wrong type or lies out of range. A JSON {@code null} is a wrong type. */
    static Optional<RegisteredClaims> read(Map<String, @Nullable Object> claims) {
        if (!NAMES.stream().allMatch(name -> isGoodOrAbsent(claims, name))) {
            return Optional.empty();
        }
        return Optional.of(new RegisteredClaims(
                (String) claims.get("iss"),
                (String) claims.get("sub"),
                (String) claims.get("jti"),
                audience(claims.get("aud")),
                NumericDate.read(claims.get("exp")),
                NumericDate.read(claims.get("nbf")),
                NumericDate.read(claims.get("iat"))));
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
        return switch (name) {
            case "iss", "sub" -> isTextOrAbsent(claims, name);
            case "jti" -> isIdOrAbsent(claims);
            case "aud" -> isAudienceOrAbsent(claims);
            default -> isTimeOrAbsent(claims, name);
        };
    }

    private static boolean isTextOrAbsent(Map<String, @Nullable Object> claims, String name) {
        return !claims.containsKey(name)
                || (claims.get(name) instanceof String text && text.length() <= MAX_TEXT_LENGTH);
    }

    /** Revocation and one-time use key on it, so it must tell tokens apart. */
    private static boolean isIdOrAbsent(Map<String, @Nullable Object> claims) {
        return isTextOrAbsent(claims, "jti") && !"".equals(claims.get("jti"));
    }

    private static boolean isTimeOrAbsent(Map<String, @Nullable Object> claims, String name) {
        return !claims.containsKey(name) || NumericDate.read(claims.get(name)) != null;
    }

    private static boolean isAudienceOrAbsent(Map<String, @Nullable Object> claims) {
        Object value = claims.get("aud");
        return !claims.containsKey("aud")
                || value instanceof String
                || (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
    }

    private static Set<String> audience(@Nullable Object value) {
        if (value instanceof String text) {
            return Set.of(text);
        }
        Set<String> names = new LinkedHashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(name -> names.add((String) name));
        }
        return Collections.unmodifiableSet(names);
    }
}
