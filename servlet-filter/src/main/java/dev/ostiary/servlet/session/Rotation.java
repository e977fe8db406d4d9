package dev.ostiary.servlet.session;

import static java.util.stream.Collectors.groupingBy;

import dev.ostiary.servlet.credential.OwnTokens;
import dev.ostiary.session.RefreshTokenStanding;
import dev.ostiary.session.Refreshing;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rotates refresh tokens, and tells when one looks stolen. Thread-safe as far as whoever is told is. */
public final class Rotation {
    private final SessionTokens tokens;
    private final OwnTokens own;
    private final BiConsumer<String, String> reuse;

    /**
     * Makes one.
     *
     * @param tokens of the sessions
     * @param own which refresh tokens are this application's own
     * @param reuse told once for each session that was ended because a refresh token came again: the session's id, and whose it was
     */
    public Rotation(SessionTokens tokens, OwnTokens own, BiConsumer<String, String> reuse) {
        this.tokens = tokens;
        this.own = own;
        this.reuse = reuse;
    }

    /**
     * What came of the refresh tokens of a request.
     *
     * @param result of the one that counts; {@link RejectionReason#MULTIPLE_TOKENS} where two are good, of different users
     * @param ownCookie whether one that is no good is this application's own, so that its cookie may be cleared
     */
    public record Outcome(Refreshing result, boolean ownCookie) {}

    /**
     * Rotates the one that is good. Where none is, the answer is that to the first that was good once, or else to the first.
     *
     * @param refreshTokens any texts, at least one
     * @param wanted asked for what would be granted, before anything changes
     * @return as {@link SessionTokens#refresh(String, Predicate)} says
     */
    public Outcome rotate(List<String> refreshTokens, Predicate<SessionGrant> wanted) {
        if (refreshTokens.size() == 1) {
            return rotate(refreshTokens.get(0), wanted);
        }
        List<Candidate> verified =
                refreshTokens.stream().flatMap(this::verified).toList();
        if (verified.size() > 1) {
            return rotateOneOf(verified, wanted);
        }
        return verified.isEmpty()
                ? new Outcome(
                        rejected(refreshTokens.get(0)), refreshTokens.stream().anyMatch(this::isOwn))
                : rotate(verified.get(0).token(), wanted);
    }

    private record Candidate(String token, VerifiedJwt jwt) {}

    private Stream<Candidate> verified(String token) {
        return tokens.examine(token).verification() instanceof Verification.Verified good
                ? Stream.of(new Candidate(token, good.jwt()))
                : Stream.empty();
    }

    private Refreshing rejected(String refreshToken) {
        return tokens.refresh(refreshToken, grant -> false);
    }

    /** Left over from an earlier session, say, at another path. Before a token that was replaced comes what took its place. */
    private Outcome rotateOneOf(List<Candidate> verified, Predicate<SessionGrant> wanted) {
        try {
            Map<RefreshTokenStanding, List<Candidate>> standing =
                    verified.stream().collect(groupingBy(candidate -> tokens.standing(candidate.jwt())));
            List<Candidate> open = Stream.of(RefreshTokenStanding.CURRENT, RefreshTokenStanding.REPLACED)
                    .flatMap(each -> standing.getOrDefault(each, List.of()).stream())
                    .toList();
            if (open.stream()
                            .map(candidate -> candidate.jwt().subject())
                            .distinct()
                            .count()
                    > 1) {
                return new Outcome(new Refreshing.Rejected(RejectionReason.MULTIPLE_TOKENS), false);
            }
            return rotate((open.isEmpty() ? verified : open).get(0).token(), wanted);
        } catch (StoreUnavailableException outage) {
            return new Outcome(
                    new Refreshing.Unavailable(
                            StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE),
                    false);
        }
    }

    private Outcome rotate(String refreshToken, Predicate<SessionGrant> wanted) {
        Refreshing result = tokens.refresh(refreshToken, wanted);
        if (!(result instanceof Refreshing.Rejected rejected)) {
            return new Outcome(result, false);
        }
        rejected.reuse().ifPresent(reused -> reuse.accept(reused.sessionId(), reused.subject()));
        return new Outcome(result, isOwn(refreshToken));
    }

    private boolean isOwn(String refreshToken) {
        return own.include(refreshToken, tokens.examine(refreshToken));
    }
}
