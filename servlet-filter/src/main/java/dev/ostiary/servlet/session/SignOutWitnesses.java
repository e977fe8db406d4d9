package dev.ostiary.servlet.session;

import dev.ostiary.session.RefreshTokenStanding;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sessions whose tokens came with a sign-out, and whether those tokens are enough to sign out elsewhere, too. A token that is good in any way
 * ends its session here: that harms nobody but its user. At the provider other applications hang on it, so there it takes more:
 *
 * <ul>
 *   <li>A refresh token that the store calls {@link RefreshTokenStanding#CURRENT current}. A replaced one is not enough, not even while it would
 *       still get the current one: the store cannot tell a browser that has lost an answer from whoever has copied its cookies before. Such a
 *       browser is signed out here, and the provider asks it.
 *   <li>Where no refresh token of the session came, an access token that has neither expired nor been revoked: whoever has it is the user until
 *       then. Beside a refresh token, which browsers always send along, it does not count.
 *   <li>The session as whose user the filter has let the request in.
 * </ul>
 *
 * <p>Thread-safe.
 */
record SignOutWitnesses(
        SessionTokens tokens, List<VerifiedJwt> refresh, List<VerifiedJwt> access, Optional<String> letIn) {

    /** Of what came, the good ones. */
    static SignOutWitnesses of(
            SessionTokens tokens, Set<String> refreshTokens, List<Verification> access, Optional<String> letIn) {
        Stream<Verification> refresh =
                refreshTokens.stream().map(token -> tokens.examine(token).verification());
        return new SignOutWitnesses(tokens, good(refresh), good(access.stream()), letIn);
    }

    private static List<VerifiedJwt> good(Stream<Verification> results) {
        return results.flatMap(
                        result -> result instanceof Verification.Verified good ? Stream.of(good.jwt()) : Stream.empty())
                .toList();
    }

    /** The ids of all sessions that were named. */
    Set<String> sessions() {
        return Stream.concat(refresh.stream(), access.stream())
                .flatMap(token -> tokens.sessionId(token).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Whether they are enough for that session.
     *
     * @throws dev.ostiary.store.StoreUnavailableException if nobody can tell
     */
    boolean vouchFor(String sessionId) {
        if (letIn.filter(sessionId::equals).isPresent()) {
            return true;
        }
        List<VerifiedJwt> ofSession = named(refresh, sessionId).toList();
        return ofSession.isEmpty()
                ? named(access, sessionId).findAny().isPresent()
                : ofSession.stream().anyMatch(token -> tokens.standing(token) == RefreshTokenStanding.CURRENT);
    }

    private Stream<VerifiedJwt> named(List<VerifiedJwt> all, String sessionId) {
        return all.stream()
                .filter(token ->
                        tokens.sessionId(token).filter(sessionId::equals).isPresent());
    }
}
