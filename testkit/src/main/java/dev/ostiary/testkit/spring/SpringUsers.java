package dev.ostiary.testkit.spring;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import java.util.Objects;

/**
 * Makes the users that requests of {@code MockMvc} and {@code WebTestClient} come from.
 *
 * <pre>{@code
 * SpringUsers users = SpringUsers.of(issuer);
 * mvc.perform(get("/api/orders").with(users.user("u1").roles("admin")));
 * client.get().uri("/api/orders").headers(users.user("u1").roles("admin"));
 * }</pre>
 *
 * <p>Each request carries a token that the issuer signs, and the application's filter verifies: nothing is turned off for the test. So the
 * application must accept the issuer, and {@code MockMvc} must have the filter. Immutable; thread-safe.
 */
public final class SpringUsers {
    private final TestIssuer issuer;

    private SpringUsers(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /**
     * The users of an issuer.
     *
     * @param issuer that the application accepts
     * @return makes any user
     */
    public static SpringUsers of(TestIssuer issuer) {
        return new SpringUsers(Objects.requireNonNull(issuer, "issuer"));
    }

    /**
     * A user without roles and scopes.
     *
     * @param subject becomes {@code sub}
     * @return sends a good token with each request that it is put into
     */
    public SpringUser user(String subject) {
        return as(issuer.token().subject(subject));
    }

    /**
     * Whomever a token names, be it good or bad.
     *
     * @param token such as {@code issuer.token().expired()}
     * @return sends that token
     */
    public SpringUser as(TestToken token) {
        return new SpringUser(token);
    }
}
