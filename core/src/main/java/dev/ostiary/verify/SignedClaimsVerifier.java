package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.verify.ReadToken.SignedToken;
import dev.ostiary.verify.ReadToken.Unreadable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies who has signed a JWT, and <strong>nothing of what it says</strong> but {@code iss}: for kinds of token that have rules of their own
 * and are no credentials, such as logout tokens and signed answers of a UserInfo endpoint. For all else there is {@link JwtVerifier}.
 *
 * <p>The first failure counts, in this order: size, compact form, header, type, JSON of the claims, issuer, algorithm, key, signature. Audience,
 * times and kind are the caller's to check. Immutable and thread-safe.
 */
public final class SignedClaimsVerifier {
    private final JwsReader reader;
    private final TrustedIssuer signer;
    private final String issuer;
    private final boolean issuerRequired;

    private SignedClaimsVerifier(JwsReader reader, TrustedIssuer signer, String issuer, boolean issuerRequired) {
        this.reader = reader;
        this.signer = signer;
        this.issuer = issuer;
        this.issuerRequired = issuerRequired;
    }

    /** What became of a token. Immutable. */
    public sealed interface Result {}

    /**
     * The issuer has signed it, whatever it says.
     *
     * @param claims all of them, unmodifiable at every depth
     */
    public record Signed(Map<String, @Nullable Object> claims) implements Result {
        /** Shows no claim. */
        @Override
        public String toString() {
            return "Signed[...]";
        }
    }

    /**
     * It is not acceptable.
     *
     * @param reason the first check that failed
     */
    public record Rejected(RejectionReason reason) implements Result {}

    /**
     * Nobody can tell now.
     *
     * @param retryAfter when it makes sense to ask again
     */
    public record Unavailable(Duration retryAfter) implements Result {}

    /**
     * Makes one.
     *
     * @param keys where the issuer's keys come from
     * @param algorithms the allow-list; empty: the usual ones of the keys
     * @param issuer what {@code iss} must be, exactly
     * @param types what {@code typ} may be; {@link JwtVerifier#NO_TYPE} accepts tokens without
     * @param maxTokenBytes the longest token that is read
     * @return a verifier that demands {@code iss}
     * @throws IllegalArgumentException if the keys cannot do an allowed algorithm, or the limit is out of range
     */
    public static SignedClaimsVerifier of(
            KeySource keys, Set<JwsAlgorithm> algorithms, String issuer, List<String> types, int maxTokenBytes) {
        TokenTypes accepted =
                new TokenTypes(types.stream().map(JwsHeader::normalizedType).collect(Collectors.toUnmodifiableSet()));
        VerificationPolicy policy = new VerificationPolicy(accepted, AllowedAlgorithms.of(keys, algorithms), List.of());
        InstantSource clock = InstantSource.system();
        TrustedIssuer signer = new TrustedIssuer(
                keys, policy, clock, SignatureProvider.platform(), Optional.empty(), new UnnamedKeyLimit(clock));
        JwsReader reader = new JwsReader(VerifierArguments.maxTokenBytes(maxTokenBytes), accepted);
        return new SignedClaimsVerifier(reader, signer, issuer, true);
    }

    /**
     * The same for tokens that need not say who has made them: the keys do.
     *
     * @return a verifier that accepts a token without {@code iss}
     */
    public SignedClaimsVerifier withoutIssuer() {
        return new SignedClaimsVerifier(reader, signer, issuer, false);
    }

    /**
     * Verifies one token.
     *
     * @param token any text; {@code null} is a malformed token
     * @return never {@code null}; nothing is thrown for any text
     */
    public Result verify(@Nullable String token) {
        ReadToken read = reader.read(token);
        if (read instanceof Unreadable unreadable) {
            return new Rejected(unreadable.reason());
        }
        SignedToken signed = (SignedToken) read;
        boolean absent = !signed.claims().containsKey("iss");
        if (absent ? issuerRequired : !issuer.equals(signed.claims().get("iss"))) {
            return new Rejected(RejectionReason.ISSUER_NOT_TRUSTED);
        }
        return signer.unsigned(signed, new Progress())
                .map(SignedClaimsVerifier::failed)
                .orElseGet(() -> new Signed(signed.claims()));
    }

    private static Result failed(Verification failure) {
        return failure instanceof Verification.Unavailable outage
                ? new Unavailable(outage.retryAfter())
                : new Rejected(((Verification.Rejected) failure).reason());
    }
}
