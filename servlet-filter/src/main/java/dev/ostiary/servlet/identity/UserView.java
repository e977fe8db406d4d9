package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.config.IdentityHeader;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How an application sees its users: as a principal, and in identity headers. Immutable and thread-safe.
 *
 * @param headers the identity headers
 * @param principals makes what {@code getUserPrincipal()} answers
 */
public record UserView(List<IdentityHeader> headers, Function<VerifiedUser, Principal> principals) {

    /** The user of a token. */
    User ofToken(VerifiedUser user, String authType, Duration clockSkew) {
        return User.ofToken(user, principals.apply(user), IdentityHeaderValue.all(headers, user), authType, clockSkew);
    }

    /**
     * The owner of an API key.
     *
     * @param owner what the record of the API key says
     * @return the owner as the application sees him
     */
    public User ofApiKey(VerifiedUser owner) {
        return User.ofApiKey(owner, principals.apply(owner), IdentityHeaderValue.all(headers, owner));
    }
}
