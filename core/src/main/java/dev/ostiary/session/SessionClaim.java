package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By which names a token can be revoked. Immutable and thread-safe.
 *
 * @param issuer whose tokens are those of sessions: what another one says in the same claim makes no session
 */
record SessionClaim(String issuer) {
    /**
     * The session that a token belongs to. Not {@code sid}, which identity providers put into their own tokens for sessions that are
     * none of ours.
     */
    static final String SESSION_ID = "ost_sid";

    /** The refresh token that was issued with an access token, which has arrived where that one is used. */
    static final String REFRESH_TOKEN_ID = "ost_rid";

    /** Which copy of the refresh token that is, or came with an access token: in milliseconds after the first one, which has no such claim. */
    static final String COPY = "ost_copy";

    /** The session of an access or refresh token of ours; what no store could hold is none. */
    Optional<String> sessionId(VerifiedJwt token) {
        return marks(token).sessionId();
    }

    /** The copy that an access token of ours shows to have arrived, of the refresh token that came with it and had taken another one's place. */
    Optional<TokenCopy> arrivedWith(VerifiedJwt accessToken) {
        return marks(accessToken).arrived();
    }

    /** What each request asks for, read once. */
    TokenMarks marks(VerifiedJwt token) {
        return token.derived(this, read -> TokenMarks.of(read, this));
    }

    /** Which copy a refresh token of ours is; empty where it says nothing that we say. */
    Optional<TokenCopy> copy(VerifiedJwt refreshToken) {
        return refreshToken.id().flatMap(id -> copy(id, refreshToken));
    }

    static Optional<TokenCopy> copy(String refreshTokenId, VerifiedJwt token) {
        if (!token.claims().containsKey(COPY)) {
            return Optional.of(TokenCopy.first(refreshTokenId));
        }
        Object after = token.claims().get(COPY);
        return after instanceof Long || after instanceof Integer
                ? Optional.of(new TokenCopy(refreshTokenId, Duration.ofMillis(((Number) after).longValue())))
                : Optional.empty();
    }

    Optional<String> ownId(VerifiedJwt token, String name) {
        return token.claims().get(name) instanceof String id
                        && !id.isEmpty()
                        && id.length() <= StoreLimits.MAX_ID_LENGTH
                        && token.issuer().filter(issuer::equals).isPresent()
                ? Optional.of(id)
                : Optional.empty();
    }

    /** Itself; then its session or, where it has none, its subject at all issuers and at its own. */
    static List<Revocation.Name> names(VerifiedJwt token, Optional<String> session) {
        List<Revocation.Name> names = new ArrayList<>(3);
        token.id().ifPresent(id -> names.add(Revocation.Name.ofToken(token.issuer(), id)));
        if (session.isPresent()) {
            names.add(Revocation.Name.ofSession(session.get()));
        } else {
            token.subject().ifPresent(subject -> {
                names.add(Revocation.Name.ofSubject(subject));
                token.issuer().ifPresent(iss -> names.add(Revocation.Name.ofSubject(iss, subject)));
            });
        }
        return names;
    }
}
