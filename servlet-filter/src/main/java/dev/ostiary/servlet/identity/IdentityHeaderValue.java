package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.config.IdentityHeader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a claim as the value of an identity header, so that it cannot be read as anything else. */
final class IdentityHeaderValue {
    private IdentityHeaderValue() {}

    /**
     * A string, number or boolean as text; the elements of a list joined by {@code ,}. In each value, control
     * characters, {@code %}, {@code ,} and non-ASCII are percent-encoded (UTF-8), so whoever splits at {@code ,} and
     * decodes gets the values back. Objects and lists within a list have no text form and are left out, empty text too.
     *
     * @return empty for an absent or {@code null} claim, an object, and where nothing is left: no header then
     */
    static Optional<String> of(@Nullable Object claim) {
        Stream<?> values = claim instanceof Collection<?> elements ? elements.stream() : Stream.ofNullable(claim);
        String joined = values.filter(IdentityHeaderValue::isScalar)
                .map(value -> encoded(value.toString()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
        return Optional.of(joined).filter(text -> !text.isEmpty());
    }

    /** The headers of a user, by name; those that would be empty are left out. */
    static Map<String, String> all(List<IdentityHeader> headers, VerifiedUser user) {
        Map<String, String> values = new LinkedHashMap<>();
        headers.forEach(header -> of(shown(header.value(), user)).ifPresent(text -> values.put(header.name(), text)));
        return values;
    }

    private static @Nullable Object shown(IdentityHeader.Value value, VerifiedUser user) {
        if (value instanceof IdentityHeader.Claim claim) {
            return claim.path().find(user.claims()).orElse(null);
        }
        return value == IdentityHeader.Mapped.ROLES ? user.roles() : user.scopes();
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static String encoded(String text) {
        StringBuilder header = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet < 0x7F && octet != '%' && octet != ',') {
                header.append((char) octet);
            } else {
                header.append(String.format("%%%02X", octet));
            }
        }
        return header.toString();
    }
}
