package dev.ostiary.servlet.signin;

import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.servlet.identity.ProviderSessions;
import dev.ostiary.session.SessionContent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a session say that began at a provider. Roles, scopes and the user's name are what the provider's claims were mapped
 * to, at sign-in and at each renewal, so that whoever reads the tokens needs no mapping. Immutable, thread-safe.
 *
 * @param provider the name of the provider
 * @param isOneOfSeveral whether a {@code sub} may be somebody else's at another provider
 */
public record ProviderClaims(String provider, boolean isOneOfSeveral) {
    /** By which the provider's logouts find the session: no application's word takes its place, and a renewal need not repeat it. */
    private static final String SID = "sid";

    private static final String AUTH_TIME = "auth_time";

    /** What tokens say of themselves, of which kind they are too: nothing of these names is taken from a provider or an application. */
    private static final Set<String> RESERVED = Set.of(
            "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "cnf", "typ", "token_use", "events", SID, AUTH_TIME);

    /**
     * Whose session it is.
     *
     * @param identity who the provider says
     * @return {@code sub} of the session's tokens
     */
    public String subject(ProviderIdentity identity) {
        return isOneOfSeveral ? provider + ":" + identity.subject() : identity.subject();
    }

    /**
     * What the session's tokens say.
     *
     * @param identity who the provider says
     * @param more what the application adds; of one name the application's counts
     * @return without what the tokens say of themselves
     */
    public Map<String, @Nullable Object> of(ProviderIdentity identity, Map<String, ?> more) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(identity.claims());
        said.put(ProviderSessions.ROLES, identity.roles());
        said.put(ProviderSessions.SCOPE, scopes(identity.scopes()));
        said.putAll(more);
        said.keySet().removeIf(ProviderClaims::isReserved);
        said.putAll(own(identity));
        return said;
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name) || name.startsWith(ProviderSessions.OWN_PREFIX);
    }

    private Map<String, Object> own(ProviderIdentity identity) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put(ProviderSessions.ISSUER, identity.issuer());
        own.put(ProviderSessions.PROVIDER, provider);
        own.put(ProviderSessions.NAME, name(identity));
        own.put(ProviderSessions.BEGAN, identity.issuedAt().getEpochSecond());
        identity.sid().ifPresent(sid -> own.put(SID, sid));
        identity.authenticatedAt().ifPresent(time -> own.put(AUTH_TIME, time.getEpochSecond()));
        return own;
    }

    /**
     * What the session's tokens say where cookies have only so much room: what the provider says is left out of the access token then, since
     * it is kept beside the provider's tokens, and the token says so. The refresh token says no more than that there is such a row: at a
     * renewal all is read there.
     *
     * @param identity who the provider says
     * @param more what the application adds
     * @param room of the cookies
     * @return all of it, or less; empty where what the application adds has no room by itself, which the log says
     */
    Optional<SessionContent> within(CookieRoom room, ProviderIdentity identity, Map<String, ?> more) {
        Map<String, @Nullable Object> all = of(identity, more);
        Map<String, @Nullable Object> said = room.holds(subject(identity), all) ? all : less(identity, more);
        if (!room.holds(subject(identity), said)) {
            LargestClaim.log(said, "the application adds more than a cookie has room for");
            return Optional.empty();
        }
        return Optional.of(new SessionContent(said, Map.of(ProviderSessions.ISSUER, identity.issuer())));
    }

    private Map<String, @Nullable Object> less(ProviderIdentity identity, Map<String, ?> more) {
        Map<String, @Nullable Object> less = new LinkedHashMap<>(more);
        less.keySet().removeIf(ProviderClaims::isReserved);
        less.putAll(own(identity));
        less.put(ProviderSessions.KEPT, true);
        return less;
    }

    /**
     * All that a session says whose token says less.
     *
     * @param identity as it is kept
     * @param token what stands in the token, which counts
     * @return both
     */
    Map<String, @Nullable Object> whole(ProviderIdentity identity, Map<String, ? extends @Nullable Object> token) {
        Map<String, @Nullable Object> said = of(identity, Map.of());
        said.putAll(token);
        said.remove(ProviderSessions.KEPT);
        return Collections.unmodifiableMap(said);
    }

    /** As elsewhere (RFC 6749, section 3.3); a space in one must not make two of it. */
    private static Object scopes(List<String> scopes) {
        return scopes.stream().anyMatch(scope -> scope.contains(" ")) ? scopes : String.join(" ", scopes);
    }

    private String name(ProviderIdentity identity) {
        return identity.name().filter(text -> !text.equals(identity.subject())).orElseGet(() -> subject(identity));
    }
}
