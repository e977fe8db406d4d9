package dev.ostiary.servlet.config;

import dev.ostiary.verify.ClaimPath;
import java.util.Locale;

/**
 * A request header in which the application finds something about its user.
 *
 * @param name the header's name, a token (RFC 9110, section 5.1) with which the container itself does nothing
 * @param value what the header holds
 */
public record IdentityHeader(String name, Value value) {
    /** What a header holds. */
    public sealed interface Value permits Claim, Mapped {}

    /**
     * One claim of the token.
     *
     * @param path where it stands
     */
    public record Claim(ClaimPath path) implements Value {}

    /** What the filter has gathered from several claims. */
    public enum Mapped implements Value {
        /** The user's roles. */
        ROLES,
        /** The token's scopes. */
        SCOPES
    }

    /**
     * The name by which copies from outside are found: case does not count, and neither does {@code _} for {@code -}, since
     * whoever reads headers as variables cannot tell them apart.
     *
     * @return the name in lower case with hyphens
     */
    public String comparableName() {
        return comparable(name);
    }

    /**
     * A name of any header in the form in which two that may be taken for each other are equal.
     *
     * @param name as it was written or sent
     * @return the name in lower case with hyphens
     */
    public static String comparable(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
