package dev.ostiary.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has an account at a {@link TestIssuer}.
 *
 * <p>Immutable and thread-safe: each method returns another one.
 */
public final class TestUser {
    private final String subject;
    private final List<String> roles;
    private final Map<String, @Nullable Object> claims;

    private TestUser(String subject, List<String> roles, Map<String, @Nullable Object> claims) {
        this.subject = subject;
        this.roles = roles;
        this.claims = claims;
    }

    /**
     * A user without roles, of whom nothing else is known.
     *
     * @param subject {@code sub} in all tokens
     * @return a user
     */
    public static TestUser of(String subject) {
        return new TestUser(Objects.requireNonNull(subject, "subject"), List.of(), Map.of());
    }

    /**
     * Sets the roles; they stand where the issuer has them ({@code roles}, with a preset such as {@code realm_access}).
     *
     * @param names instead of those set before; none: no roles
     * @return another user
     */
    public TestUser roles(String... names) {
        return new TestUser(subject, List.of(names), claims);
    }

    /**
     * Sets a claim, such as {@code email} or {@code preferred_username}.
     *
     * @param name of the claim
     * @param value as for {@link TestToken#claim}
     * @return another user
     */
    public TestUser claim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(claims);
        more.put(Objects.requireNonNull(name, "name"), value);
        return new TestUser(subject, roles, Collections.unmodifiableMap(more));
    }

    /**
     * Who it is.
     *
     * @return {@code sub}
     */
    public String subject() {
        return subject;
    }

    List<String> roles() {
        return roles;
    }

    Map<String, @Nullable Object> claims() {
        return claims;
    }

    /** Shows the subject alone. */
    @Override
    public String toString() {
        return "TestUser[" + subject + "]";
    }
}
