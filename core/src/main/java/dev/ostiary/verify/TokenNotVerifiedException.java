package dev.ostiary.verify;

import java.util.Objects;

/**
 * Says that a token was not verified, for callers who would rather not look at each {@link Verification}.
 *
 * <p>Thrown by {@link Verification#orElseThrow()} only. Its message is the {@linkplain RejectionReason#code() code} of
 * its reason and holds nothing of the token; there is no cause. Look at the {@linkplain RejectionReason#category()
 * category} before answering: an outage ({@link RejectionReason.Category#UNAVAILABLE}) is no verdict about the token.
 */
public final class TokenNotVerifiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, in the serialized form too. */
    private final RejectionReason reason;

    TokenNotVerifiedException(RejectionReason reason) {
        super(Objects.requireNonNull(reason, "reason").code());
        this.reason = reason;
    }

    /**
     * Why the token was not verified.
     *
     * @return the reason of {@link Verification.Rejected}, or {@link RejectionReason#KEYS_UNAVAILABLE}
     */
    public RejectionReason reason() {
        return reason;
    }
}
