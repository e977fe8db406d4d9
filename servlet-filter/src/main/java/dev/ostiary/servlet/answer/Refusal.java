package dev.ostiary.servlet.answer;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request that will not reach the application, and all that an answer needs to know of it. Holds nothing that the
 * client has sent. Immutable.
 *
 * @param grounds what decides the status and the challenge
 * @param reason the stable reason
 * @param answerKind which kind of answer the client understands
 * @param cookieToken whether the token that was refused came in the cookie
 * @param ownCookie whether that cookie, or one beside it, is this application's own; only then may the cookie be cleared, and only where
 *     the token is invalid
 * @param missingScopes the scopes that the request would have needed; empty unless scopes are why it is not allowed
 * @param maxAge how long ago the user may have signed in; only for {@link Grounds#STEP_UP}, in whole seconds
 * @param retryAfter when the same request may succeed; only for {@link Grounds#UNAVAILABLE}
 * @param supportId what this answer and its line in the log have in common: random, of letters and digits; empty where none
 *     was given out
 */
public record Refusal(
        Grounds grounds,
        RejectionReason reason,
        AnswerKind answerKind,
        boolean cookieToken,
        boolean ownCookie,
        List<String> missingScopes,
        Optional<Duration> maxAge,
        Optional<Duration> retryAfter,
        Optional<String> supportId) {

    /**
     * Copies the scopes.
     *
     * @param grounds what decides the status and the challenge
     * @param reason the stable reason
     * @param answerKind which kind of answer the client understands
     * @param cookieToken whether the token that was refused came in the cookie
     * @param ownCookie whether that cookie is this application's own
     * @param missingScopes the scopes that the request would have needed, perhaps none
     * @param maxAge how long ago the user may have signed in
     * @param retryAfter when the same request may succeed
     * @param supportId what this answer and its line in the log have in common
     * @throws IllegalArgumentException when a scope has characters that RFC 6749, section 3.3 does not know
     */
    public Refusal {
        missingScopes = List.copyOf(missingScopes);
        if (!missingScopes.stream().allMatch(Refusal::isScopeToken)) {
            throw new IllegalArgumentException(
                    "missingScopes holds what is no scope; expected visible ASCII without quote, backslash and space");
        }
    }

    /**
     * A refusal by its reason alone, for a token that was missing or came in a header.
     *
     * @param reason why
     * @param answerKind which kind of answer the client understands
     * @return the refusal, on the grounds that follow from the reason
     */
    public static Refusal of(RejectionReason reason, AnswerKind answerKind) {
        return new Refusal(
                Grounds.of(reason),
                reason,
                answerKind,
                false,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same refusal of a token that came in the cookie.
     *
     * @return a copy with {@link #cookieToken()} set
     */
    public Refusal withCookieToken() {
        return new Refusal(grounds, reason, answerKind, true, ownCookie, missingScopes, maxAge, retryAfter, supportId);
    }

    /**
     * The same refusal of a token that came in a cookie of this application's own.
     *
     * @return a copy with {@link #cookieToken()} and {@link #ownCookie()} set
     */
    public Refusal withOwnCookie() {
        return new Refusal(grounds, reason, answerKind, true, true, missingScopes, maxAge, retryAfter, supportId);
    }

    /**
     * Whether the cookie is to be taken away from a browser.
     *
     * @return true for an invalid token in a cookie of this application's own
     */
    public boolean clearsCookie() {
        return ownCookie && grounds == Grounds.INVALID_TOKEN;
    }

    /**
     * The same refusal with the scopes that the request would have needed.
     *
     * @param scopes perhaps none
     * @return a copy with {@link #missingScopes()} set
     * @throws IllegalArgumentException when a scope has characters that RFC 6749, section 3.3 does not know
     */
    public Refusal withMissingScopes(List<String> scopes) {
        return new Refusal(grounds, reason, answerKind, cookieToken, ownCookie, scopes, maxAge, retryAfter, supportId);
    }

    /**
     * The same refusal with how long ago the user may have signed in.
     *
     * @param age in whole seconds; empty where that is not the reason
     * @return a copy with {@link #maxAge()} set
     */
    public Refusal withMaxAge(Optional<Duration> age) {
        return new Refusal(
                grounds, reason, answerKind, cookieToken, ownCookie, missingScopes, age, retryAfter, supportId);
    }

    /**
     * The same refusal with the time after which it is worth to try again.
     *
     * @param delay rounded up to whole seconds in the answer, at least one
     * @return a copy with {@link #retryAfter()} set
     */
    public Refusal withRetryAfter(Duration delay) {
        return new Refusal(
                grounds, reason, answerKind, cookieToken, ownCookie, missingScopes, maxAge, Optional.of(delay), supportId);
    }

    /**
     * The same refusal with the id by which its line in the log is found.
     *
     * @param id letters and digits only
     * @return a copy with {@link #supportId()} set
     */
    public Refusal withSupportId(String id) {
        return new Refusal(
                grounds, reason, answerKind, cookieToken, ownCookie, missingScopes, maxAge, retryAfter, Optional.of(id));
    }

    private static boolean isScopeToken(String scope) {
        return !scope.isEmpty() && scope.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
    }
}
