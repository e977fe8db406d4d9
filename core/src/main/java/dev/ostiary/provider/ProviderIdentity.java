package dev.ostiary.provider;

import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.ProviderSignIn;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the provider says a user is. Immutable.
 *
 * @param issuer the provider's {@code iss}
 * @param subject {@code sub}, 1 to 255 characters
 * @param sid the provider's session
 * @param acr how strongly the user signed in, at sign-in
 * @param amr by what means
 * @param authenticatedAt when the user signed in at the provider ({@code auth_time})
 * @param issuedAt when the first ID token was issued
 * @param scopes what the access token is good for
 * @param roles of all claims that name roles, joined
 * @param name what the principal claim says; empty where it is not there, {@code sub} counts then
 * @param claims of the ID token without those of the protocol, and what the other sources add; unmodifiable
 */
public record ProviderIdentity(
        String issuer,
        String subject,
        Optional<String> sid,
        Optional<String> acr,
        List<String> amr,
        Optional<Instant> authenticatedAt,
        Instant issuedAt,
        List<String> scopes,
        List<String> roles,
        Optional<String> name,
        Map<String, @Nullable Object> claims) {

    /**
     * Copies lists and map.
     *
     * @param issuer the provider's {@code iss}
     * @param subject {@code sub}
     * @param sid the provider's session
     * @param acr how strongly the user signed in
     * @param amr by what means
     * @param authenticatedAt when the user signed in at the provider
     * @param issuedAt when the first ID token was issued
     * @param scopes what the access token is good for
     * @param roles of all claims that name roles
     * @param name what the principal claim says
     * @param claims JSON
     */
    public ProviderIdentity {
        amr = List.copyOf(amr);
        scopes = List.copyOf(scopes);
        roles = List.copyOf(roles);
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /**
     * When the session shall end at the latest, says the provider (claim {@code session_expiry}, IPSIE).
     *
     * @return empty where it says nothing
     */
    public Optional<Instant> sessionExpiry() {
        return Identities.time(claims.get("session_expiry"));
    }

    /** The same user after a refresh: how and when the session began stays as it was. */
    ProviderIdentity asOfSignIn(ProviderIdentity first) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(claims);
        said.remove("acr");
        said.remove("amr");
        first.acr().ifPresent(value -> said.put("acr", value));
        if (!first.amr().isEmpty()) {
            said.put("amr", first.amr());
        }
        return new ProviderIdentity(
                issuer,
                subject,
                sid.or(first::sid),
                first.acr(),
                first.amr(),
                authenticatedAt.or(first::authenticatedAt),
                first.issuedAt(),
                scopes,
                roles,
                name,
                said);
    }

    /**
     * Up to when a sign-out of all of the user's sessions ends this one: {@code auth_time}, else when its ID token was issued.
     *
     * @return by the provider's clock
     */
    public Instant signedInAt() {
        return authenticatedAt.orElse(issuedAt);
    }

    /**
     * This sign-in, as stores find whether the provider has ended it.
     *
     * @return its keys and {@link #signedInAt()}
     */
    public ProviderSignIn signIn() {
        return new ProviderSignIn(
                ProviderGrant.key(issuer, subject), sid.map(id -> ProviderGrant.key(issuer, id)), signedInAt());
    }

    /** Shows nothing of the user. */
    @Override
    public String toString() {
        return "ProviderIdentity[...]";
    }
}
