package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The content of a token whose signature and claims have been verified.
 *
 * <p>Only a {@link JwtVerifier} makes one, so holding one proves that its checks passed at that time. Whoever keeps it
 * looks at {@link #expiresAt()} again. Immutable but for {@link #derived}, and thread-safe.
 */
public final class VerifiedJwt {
    private final JwsAlgorithm algorithm;
    private final Map<String, @Nullable Object> claims;
    private volatile @Nullable RegisteredClaims registered;
    private volatile @Nullable Derived derived;

    /** What somebody has made of the token, and somebody else before. */
    private record Derived(
            Object owner, Object value, @Nullable Derived before) {}

    VerifiedJwt(JwsAlgorithm algorithm, RegisteredClaims registered, Map<String, @Nullable Object> claims) {
        this.algorithm = algorithm;
        this.registered = registered;
        this.claims = claims;
    }

    /** The same token as it is kept: what it says is read from its text again once it was forgotten. */
    VerifiedJwt keptAs(String text, SharedValues shared) {
        VerifiedJwt kept = new VerifiedJwt(algorithm, registered(), new LazyClaims(text, claims, shared));
        kept.derived = derived;
        return kept;
    }

    /** Lets go of what its text says as well. */
    void forget() {
        if (claims instanceof LazyClaims lazy) {
            lazy.remember(null);
            registered = null;
        }
    }

    RegisteredClaims registered() {
        RegisteredClaims known = registered;
        if (known == null) {
            known = ((LazyClaims) claims).registered(); // nothing else is forgotten
            registered = known;
        }
        return known;
    }

    /** All claims, for somebody who looks at them once: they are not remembered for it. */
    Map<String, @Nullable Object> claimsOnce() {
        return claims instanceof LazyClaims lazy ? lazy.once() : claims;
    }

    /**
     * The algorithm whose signature was verified.
     *
     * @return never an algorithm that the verifier does not allow
     */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * {@code sub}, whom the token speaks of (RFC 7519, section 4.1.2).
     *
     * @return empty when the claim is absent; may hold an empty text
     */
    public Optional<String> subject() {
        return Optional.ofNullable(registered().subject());
    }

    /**
     * {@code iss}, who made the token (RFC 7519, section 4.1.1).
     *
     * @return empty when the claim is absent, which only a verifier without an issuer accepts
     */
    public Optional<String> issuer() {
        return Optional.ofNullable(registered().issuer());
    }

    /**
     * {@code aud}, for whom the token was made (RFC 7519, section 4.1.3).
     *
     * @return unmodifiable, in the token's order; empty when the claim is absent
     */
    public Set<String> audience() {
        return registered().audience();
    }

    /**
     * {@code jti}, the token's id (RFC 7519, section 4.1.7). Revocation keys on it: one token has several spellings.
     *
     * @return empty when the claim is absent
     */
    public Optional<String> id() {
        return Optional.ofNullable(registered().id());
    }

    /**
     * {@code exp}, from when on the token counts no more (RFC 7519, section 4.1.4), without any clock skew.
     *
     * @return always there
     */
    public Instant expiresAt() {
        return registered().expiresAtOrThrow();
    }

    /**
     * {@code iat}, when the token was made (RFC 7519, section 4.1.6).
     *
     * @return empty when the claim is absent
     */
    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(registered().issuedAt());
    }

    /**
     * {@code nbf}, from when on the token counts (RFC 7519, section 4.1.5).
     *
     * @return empty when the claim is absent
     */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(registered().notBefore());
    }

    /**
     * All claims, the registered ones included.
     *
     * @return unmodifiable at every depth, in the token's order; numbers are {@code Long}, {@code BigInteger} or
     *     {@code Double}, arrays are {@code List}, objects are {@code Map}, and a JSON {@code null} is {@code null}
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    /**
     * What somebody makes of the token, made once as long as this object is kept, as in a
     * {@linkplain JwtVerifier#withTokenCache cache}. Two such things are remembered, of the two owners who asked for theirs last. Of a token that is
     * kept, claims that only the maker has asked for are not remembered: whoever asks for them later has them read again.
     *
     * @param owner who asks, always the same object; another one gets what it makes itself
     * @param maker of nothing but the token, since what changes elsewhere would not show; asked twice at times
     * @param <T> what the owner makes; immutable, since it may be handed to several threads
     * @return what it made of this token, now or before
     */
    @SuppressWarnings("unchecked") // an owner gets back what it made itself
    public <T> T derived(Object owner, Function<? super VerifiedJwt, ? extends T> maker) {
        Derived last = derived;
        for (Derived known = last; known != null; known = known.before()) {
            if (known.owner() == owner) {
                return (T) known.value();
            }
        }
        T made = made(maker);
        Derived before = last == null ? null : new Derived(last.owner(), last.value(), null);
        derived = new Derived(owner, Objects.requireNonNull(made, "made"), before);
        return made;
    }

    /** Whatever else is forgotten meanwhile, what the maker alone has asked for is not remembered for it. */
    @SuppressWarnings("ReferenceEquality") // the very map
    private <T> T made(Function<? super VerifiedJwt, ? extends T> maker) {
        if (!(claims instanceof LazyClaims lazy)) {
            return maker.apply(this);
        }
        RegisteredClaims known = registered;
        Map<String, @Nullable Object> remembered = lazy.remembered();
        if (remembered == null) {
            lazy.remember(lazy.once());
        }
        try {
            return maker.apply(this);
        } finally {
            if (remembered == null || lazy.remembered() != remembered) {
                lazy.remember(null);
                registered = remembered == null ? known : null;
            }
        }
    }

    /** Names the algorithm and the expiry; never a claim's value. */
    @Override
    public String toString() {
        return "VerifiedJwt[" + algorithm.headerName() + ", expires "
                + registered().expiresAt() + "]";
    }
}
