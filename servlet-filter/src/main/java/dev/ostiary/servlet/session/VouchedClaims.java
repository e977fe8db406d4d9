package dev.ostiary.servlet.session;

import dev.ostiary.provider.ProviderRefresh;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of claims for which a provider vouches: who has them in a session's token is known by them, whatever else it says. No application
 * can set them. Stateless.
 */
public final class VouchedClaims {
    /** The provider's {@code iss}. */
    public static final String ISSUER = ProviderRefresh.ISSUER_CLAIM;

    /** What the configuration calls the provider. */
    public static final String PROVIDER = "ost_provider";

    /** What {@code getRemoteUser()} answers. */
    public static final String NAME = "ost_name";

    /** When the session began by the provider's clock, in seconds. */
    public static final String BEGAN = "ost_began";

    /** Says that the rest of what the session says is kept on the server. */
    public static final String KEPT = "ost_kept";

    private static final Set<String> NAMES = Set.of(ISSUER, PROVIDER, NAME, BEGAN, KEPT);

    private VouchedClaims() {}

    /**
     * Makes sure that an application's own session does not pass as one for which a provider vouches.
     *
     * @param claims which the application gives, at sign-in or at a renewal
     * @throws IllegalArgumentException if one of these names is among them
     */
    public static void requireNone(Map<String, ? extends @Nullable Object> claims) {
        claims.keySet().stream().filter(NAMES::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("claims: " + name + " is reserved, the library itself sets it");
        });
    }
}
