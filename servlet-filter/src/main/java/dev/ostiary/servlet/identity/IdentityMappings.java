package dev.ostiary.servlet.identity;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.config.ClaimMapping;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.session.SeenBeside;
import dev.ostiary.verify.VerifiedJwt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose claims are read in which way: each issuer's as was configured for it. Immutable and thread-safe.
 *
 * @param byIssuer by the verified {@code iss}; of several with one name the token's algorithm selects. Empty when there is one
 *     issuer, whatever its {@code iss}
 * @param only for the tokens of that one
 */
public record IdentityMappings(Map<String, List<OfAlgorithms>> byIssuer, Optional<IdentityMapping> only) {

    /**
     * Those of a filter.
     *
     * @param issuers whose tokens it takes
     * @param session of tokens beside those of the issuers
     * @param view how the application sees its users
     * @param kept what tokens of sessions have no room for
     * @return which claims are read of whose tokens
     */
    public static IdentityMappings of(
            List<IssuerConfig> issuers, Optional<SessionConfig> session, UserView view, KeptClaims kept) {
        if (issuers.size() == 1 && session.isEmpty()) {
            return new IdentityMappings(Map.of(), Optional.of(mapping(issuers.get(0), view)));
        }
        Map<String, List<OfAlgorithms>> byIssuer = new HashMap<>();
        issuers.forEach(issuer -> byIssuer.computeIfAbsent(issuer.issuer().orElseThrow(), absent -> new ArrayList<>())
                .add(new OfAlgorithms(issuer.possibleAlgorithms(), mapping(issuer, view))));
        session.ifPresent(own -> byIssuer.put(
                own.issuer(),
                List.of(OfAlgorithms.ofSessions(new IdentityMapping(own.claims(), view, own.clockSkew()), kept))));
        return new IdentityMappings(Map.copyOf(byIssuer), Optional.empty());
    }

    private static IdentityMapping mapping(IssuerConfig issuer, UserView view) {
        return new IdentityMapping(issuer.claims(), view, issuer.clockSkew());
    }

    /**
     * Whether a token says that not all of it stands there, and the rest is gone with its session.
     *
     * @param jwt a token that was verified
     * @return true where it has no user any more
     * @throws dev.ostiary.store.StoreUnavailableException if nobody can tell now
     */
    public boolean isOver(VerifiedJwt jwt) {
        return known(jwt).found().isEmpty();
    }

    /**
     * The user of a token that the verifier of these issuers has let pass. Found out once for a token that is kept.
     *
     * @param jwt a token that was verified
     * @return an identity of one request
     */
    public Identity identity(VerifiedJwt jwt) {
        return Identity.of(known(jwt).user());
    }

    /**
     * The same user, whose token a cookie has brought.
     *
     * @param jwt a token that was verified
     * @return an identity of one request
     */
    public Identity identityByCookie(VerifiedJwt jwt) {
        return Identity.ofCookie(known(jwt).user());
    }

    /**
     * What was found out about the cookies beside a token; kept as long as the token is.
     *
     * @param jwt a token that was verified
     * @return the same as long as the token is kept
     */
    public SeenBeside seenBeside(VerifiedJwt jwt) {
        return known(jwt).seen();
    }

    /**
     * Which claims were read to find out who the user of a token is.
     *
     * @param jwt a token that was verified
     * @return that of the token's issuer
     */
    public ClaimMapping claimsOf(VerifiedJwt jwt) {
        return of(jwt).mapping();
    }

    private KnownUser known(VerifiedJwt jwt) {
        return jwt.derived(this, this::made);
    }

    private KnownUser made(VerifiedJwt jwt) {
        return new KnownUser(of(jwt).user(jwt), new SeenBeside());
    }

    /** What is made of a token once. */
    private record KnownUser(Optional<User> found, SeenBeside seen) {
        User user() {
            return found.orElseThrow(() -> new IllegalStateException("the session is over"));
        }
    }

    private IdentityMapping of(VerifiedJwt jwt) {
        return only.or(() -> jwt.issuer().map(byIssuer::get).flatMap(ofName -> mapping(ofName, jwt)))
                .orElseThrow();
    }

    private static Optional<IdentityMapping> mapping(List<OfAlgorithms> ofName, VerifiedJwt jwt) {
        return ofName.stream()
                .filter(each -> ofName.size() == 1 || each.algorithms().contains(jwt.algorithm()))
                .findFirst()
                .map(each -> each.of(jwt));
    }

    /** How the tokens are read that use one of these algorithms; of sessions there are two kinds. */
    private record OfAlgorithms(
            Set<JwsAlgorithm> algorithms, IdentityMapping mapping, Optional<IdentityMapping> ofProviders) {
        OfAlgorithms(Set<JwsAlgorithm> algorithms, IdentityMapping mapping) {
            this(algorithms, mapping, Optional.empty());
        }

        static OfAlgorithms ofSessions(IdentityMapping mapping, KeptClaims kept) {
            return new OfAlgorithms(
                    EnumSet.allOf(JwsAlgorithm.class), mapping, Optional.of(mapping.ofProviderSessions(kept)));
        }

        IdentityMapping of(VerifiedJwt jwt) {
            return ofProviders.filter(own -> ProviderSessions.include(jwt)).orElse(mapping);
        }
    }
}
