package dev.ostiary.servlet.answer;

import dev.ostiary.verify.RejectionReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which grounds a request is refused: what decides the status, the challenge and the {@code error} of RFC 6750. */
public enum Grounds {
    /** No token was sent: 401, a challenge without {@code error} (RFC 6750, section 3.1). */
    NO_TOKEN(401, "Unauthorized", null, true),

    /** The token is invalid or too large: 401 {@code invalid_token}. */
    INVALID_TOKEN(401, "Unauthorized", "invalid_token", true),

    /** The credential cannot be read as one: 400 {@code invalid_request}. */
    INVALID_REQUEST(400, "Bad Request", "invalid_request", true),

    /** The user is known and not allowed: 403 {@code insufficient_scope}. */
    NOT_ALLOWED(403, "Forbidden", "insufficient_scope", true),

    /** The user is known, and may after signing in anew: 401 {@code insufficient_user_authentication} (RFC 9470, section 3). */
    STEP_UP(401, "Unauthorized", "insufficient_user_authentication", true),

    /** Nobody may, whoever it is: 403; no token would help, so no challenge. */
    DENIED(403, "Forbidden", null, false),

    /** Another site may have sent the request: 403; no token would help, so no challenge. */
    CROSS_SITE(403, "Forbidden", null, false),

    /** The URI can be read in two ways: 400 without a challenge. */
    AMBIGUOUS_URI(400, "Bad Request", null, false),

    /** The method can be taken for another one: 400 without a challenge. */
    MALFORMED_METHOD(400, "Bad Request", null, false),

    /** What a browser has come back with belongs to no sign-in that goes on: 400 without a challenge. */
    BAD_SIGN_IN(400, "Bad Request", null, false),

    /** The user, the provider or the application is against the sign-in: 403 without a challenge. */
    SIGN_IN_REFUSED(403, "Forbidden", null, false),

    /** The application and its provider do not understand each other, which only its operator can change: 500. */
    SIGN_IN_BROKEN(500, "Internal Server Error", null, false),

    /** The provider's answer is none: 502. */
    BAD_PROVIDER_ANSWER(502, "Bad Gateway", null, false),

    /** What decides about the token cannot be reached: 503 with {@code Retry-After}, without a challenge. */
    UNAVAILABLE(503, "Service Unavailable", null, false),

    /** The filter itself is not in order: 503 without {@code Retry-After}, since only its operator can help. */
    MISCONFIGURED(503, "Service Unavailable", null, false);

    private final int status;
    private final String title;
    private final @Nullable String error;
    private final boolean challenged;

    Grounds(int status, String title, @Nullable String error, boolean challenged) {
        this.status = status;
        this.title = title;
        this.error = error;
        this.challenged = challenged;
    }

    /**
     * The grounds that follow from a reason.
     *
     * @param reason why the token was rejected or the request refused
     * @return the grounds
     */
    public static Grounds of(RejectionReason reason) {
        return switch (reason) {
            case MISSING_TOKEN -> NO_TOKEN;
            case MALFORMED_AUTHORIZATION, MULTIPLE_TOKENS -> INVALID_REQUEST;
            case TOKEN_TOO_LARGE,
                    MALFORMED_TOKEN,
                    ALGORITHM_NOT_ALLOWED,
                    ENCRYPTED_NOT_ALLOWED,
                    COMPRESSED_NOT_ALLOWED,
                    CRITICAL_HEADER_UNSUPPORTED,
                    BINDING_UNSUPPORTED,
                    TYPE_NOT_ALLOWED,
                    ISSUER_NOT_TRUSTED,
                    UNKNOWN_KEY,
                    BAD_SIGNATURE,
                    TOKEN_EXPIRED,
                    NOT_YET_VALID,
                    ISSUED_IN_FUTURE,
                    TOKEN_TOO_OLD,
                    EXPIRY_MISSING,
                    AUDIENCE_MISMATCH,
                    CLAIM_MISSING,
                    CLAIM_INVALID,
                    TOKEN_REVOKED,
                    NONCE_MISMATCH,
                    TOKEN_HASH_MISMATCH,
                    SUBJECT_MISMATCH,
                    SESSION_ENDED -> INVALID_TOKEN;
            case ROLE_MISSING, SCOPE_MISSING, CLAIM_MISMATCH -> NOT_ALLOWED;
            case STEP_UP_REQUIRED -> STEP_UP;
            case DENIED -> DENIED;
            case CSRF_CROSS_SITE -> CROSS_SITE;
            case AMBIGUOUS_URI -> AMBIGUOUS_URI;
            case MALFORMED_METHOD -> MALFORMED_METHOD;
            case MALFORMED_CALLBACK, ISSUER_MISMATCH, SIGN_IN_STALE, SIGN_IN_COOKIE_MISSING, SIGN_IN_LOOP ->
                BAD_SIGN_IN;
            case SIGN_IN_REFUSED, STEP_UP_FAILED -> SIGN_IN_REFUSED;
            case INSECURE_ORIGIN, PROVIDER_REFUSED, PROVIDER_REFUSED_CLIENT, SESSION_TOO_LARGE -> SIGN_IN_BROKEN;
            case PROVIDER_ANSWER_INVALID -> BAD_PROVIDER_ANSWER;
            case KEYS_UNAVAILABLE, STORE_UNAVAILABLE, PROVIDER_UNAVAILABLE -> UNAVAILABLE;
            case MISCONFIGURED -> MISCONFIGURED;
        };
    }

    /**
     * The status of an answer in JSON or of an error page; a redirect to the sign-in page has 303 instead.
     *
     * @return 400, 401, 403, 500, 502 or 503
     */
    public int status() {
        return status;
    }

    /**
     * The reason phrase of the status (RFC 9110, section 15).
     *
     * @return for example {@code Unauthorized}
     */
    public String title() {
        return title;
    }

    /**
     * The error code of RFC 6750, section 3.1, and RFC 9470, section 3.
     *
     * @return empty where these have none
     */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /**
     * Whether a {@code WWW-Authenticate} challenge goes with it.
     *
     * @return false where no other credential would change the answer
     */
    public boolean challenged() {
        return challenged;
    }

    /**
     * Whether signing in is the remedy.
     *
     * @return true for a missing or an invalid token, and for a sign-in too long ago
     */
    public boolean signInHelps() {
        return status == 401;
    }
}
