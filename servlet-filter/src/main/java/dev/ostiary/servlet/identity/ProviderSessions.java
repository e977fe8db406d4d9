package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.config.ClaimMapping;
import dev.ostiary.servlet.session.VouchedClaims;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import dev.ostiary.verify.VerifiedJwt;
import java.util.List;
import java.util.stream.Stream;

/**
 * The claims by which tokens of sessions say that the session began at an OpenID provider, and what its claims were mapped to: roles, scopes
 * and name stand where nobody need be told. No application can set them. Stateless.
 */
public final class ProviderSessions {
    /** The provider's {@code iss}. */
    public static final String ISSUER = VouchedClaims.ISSUER;

    /** What the configuration calls the provider. */
    public static final String PROVIDER = VouchedClaims.PROVIDER;

    /** What {@code getRemoteUser()} answers. */
    public static final String NAME = VouchedClaims.NAME;

    /** When the session began by the provider's clock, in seconds. */
    public static final String BEGAN = VouchedClaims.BEGAN;

    /** Says that the rest of what the session says is kept on the server. */
    public static final String KEPT = VouchedClaims.KEPT;

    /** How the names of claims begin that the library itself sets. */
    public static final String OWN_PREFIX = "ost_";

    /** The mapped roles, an array. */
    public static final String ROLES = "roles";

    /** The mapped scopes: a text, or an array where one of them has a space. */
    public static final String SCOPE = "scope";

    /** What {@code getAuthType()} answers. */
    static final String AUTH_TYPE = "Session";

    static final ClaimMapping MAPPING = new ClaimMapping(
            new PrincipalClaims(List.of(ClaimPath.parse(NAME))),
            List.of(ClaimPath.parse(ROLES)),
            List.of(ClaimPath.parse(SCOPE)));

    private ProviderSessions() {}

    /** Whether not all that the session says stands in its token. */
    static boolean isShort(VerifiedJwt token) {
        return Boolean.TRUE.equals(token.claims().get(KEPT));
    }

    /**
     * Which claims name the users of all sessions.
     *
     * @param others of those that began otherwise
     * @return the name that was mapped, else one of the others
     */
    public static PrincipalClaims principal(PrincipalClaims others) {
        return new PrincipalClaims(Stream.concat(MAPPING.principal().paths().stream(), others.paths().stream())
                .toList());
    }

    /** Whether a token of a session of ours is of one that began at a provider. */
    static boolean include(VerifiedJwt token) {
        return token.claims().get(PROVIDER) instanceof String;
    }
}
