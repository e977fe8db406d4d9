package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.verify.ReadToken.SignedToken;
import dev.ostiary.verify.ReadToken.Unreadable;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed tokens (JWS in compact form, RFC 7515 and RFC 7519) against keys and a policy.
 *
 * <p>The first failure counts, in this order: size, compact form, header, type, issuer, algorithm, key, signature, types
 * of the registered claims, demanded values, required claims, tenant, audience, {@code iat}, {@code nbf}, {@code exp},
 * age, lifetime, rules of the application. So a forged token is never called expired, nor is a token for somebody else. It does not look at
 * revocation, and not at what the token allows. {@link VerificationStep} names the same steps.
 *
 * <pre>{@code
 * JwtVerifier verifier = JwtVerifier.builder()
 *         .keys(Keys.parsePublic(pem))
 *         .issuer("https://id.example")
 *         .audience("orders")
 *         .build();
 * Optional<String> user = verifier.verify(token)
 *         .fold(jwt -> jwt.subject(), reason -> Optional.empty(), retryAfter -> Optional.empty());
 * }</pre>
 *
 * <p>Immutable and thread-safe; build one and keep it.
 */
public final class JwtVerifier {
    /** Stands in a list of token types for "no {@code typ} at all". */
    public static final String NO_TYPE = "none";

    private final JwsReader reader;
    private final TrustedIssuers issuers;

    JwtVerifier(JwsReader reader, TrustedIssuers issuers) {
        this.reader = reader;
        this.issuers = issuers;
    }

    /**
     * Begins a verifier. Keys, an issuer and an audience must be given, or their check be given up by name.
     *
     * @return a new builder
     */
    public static JwtVerifierBuilder builder() {
        return new JwtVerifierBuilder();
    }

    /**
     * One verifier for the tokens of several issuers, each by its own keys, algorithms, types, audience and checks.
     *
     * <p>The {@code iss} of a token only selects among the names that the parts were given, exactly and in constant time,
     * however many there are. A name that none of them knows is {@link RejectionReason#ISSUER_NOT_TRUSTED}, and no key is
     * looked for; its type is measured by the types of all parts together. Two issuers whose keys share a {@code kid}
     * never meet. A part may itself come from this method.
     *
     * @param parts at least one; copied
     * @return a verifier that has no demands of its own
     * @throws IllegalArgumentException if there is no part, if one of them has given up the check of the issuer, if two
     *     name the same issuer, or if their limits for a token's length differ
     */
    public static JwtVerifier anyOf(List<JwtVerifier> parts) {
        List<Integer> limits = parts.stream()
                .map(part -> part.reader.maxTokenBytes())
                .distinct()
                .toList();
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("parts: at least one verifier expected");
        }
        if (limits.size() > 1) {
            throw new IllegalArgumentException(
                    "parts: a token is read once, before its issuer is known, so maxTokenBytes"
                            + " must be the same in all of them, not " + limits);
        }
        List<TrustedIssuers> issuers = parts.stream().map(part -> part.issuers).toList();
        return new JwtVerifier(new JwsReader(limits.get(0)), TrustedIssuers.union(issuers));
    }

    /**
     * Verifies one token.
     *
     * @param token any text; {@code null} is a malformed token
     * @return never {@code null}; a bad token is {@link Rejected}, keys that cannot be had, or a fault of their source or
     *     of a cryptographic provider, are {@link Unavailable}; nothing is thrown for either
     */
    public Verification verify(@Nullable String token) {
        return verify(token, new Progress());
    }

    /**
     * Verifies one token and tells how far it came.
     *
     * @param token any text; {@code null} is a malformed token
     * @return never {@code null}; its outcome is that of {@link #verify}
     */
    public Examination examine(@Nullable String token) {
        Progress progress = new Progress();
        return examination(verify(token, progress), progress);
    }

    /**
     * Verifies one token and puts each step into words, for the developer who wonders why a token is rejected.
     *
     * <p>It is a verification like any other: keys are looked for where they would be otherwise, over the network too. What
     * its texts show and do not show says {@link ExplainedStep}; they are for whoever holds the token, not for an answer
     * to a client.
     *
     * @param token any text; {@code null} is a malformed token
     * @return the steps that were reached and the outcome, which is that of {@link #verify}
     */
    public TokenExplanation explain(@Nullable String token) {
        Progress progress = new Progress();
        Examination examination = examination(verify(token, progress), progress);
        return new TokenExplanation(
                examination, new StepTexts(reader, issuers, progress, examination.verification()).of(token));
    }

    private Verification verify(@Nullable String token, Progress progress) {
        ReadToken read = reader.read(token);
        if (read instanceof Unreadable unreadable) {
            progress.reached(unreadable.step());
            return new Rejected(unreadable.reason());
        }
        SignedToken signed = (SignedToken) read;
        progress.read(signed);
        Verification result = issuers.verify(signed, progress);
        if (result instanceof Verified) {
            reader.remember(signed);
        }
        return result;
    }

    private static Examination examination(Verification result, Progress progress) {
        Optional<VerificationStep> failedAt =
                result instanceof Verified ? Optional.empty() : Optional.of(progress.step());
        return new Examination(result, failedAt, progress.issuerName());
    }

    /**
     * The algorithms this verifier accepts: those configured, or the usual ones of its keys.
     *
     * @return unmodifiable, never empty; of several issuers what any of them may use
     */
    public List<JwsAlgorithm> algorithms() {
        return issuers.all()
                .flatMap(issuer -> issuer.policy().algorithms().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
