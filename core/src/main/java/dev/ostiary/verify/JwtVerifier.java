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
 * <p>The first failure counts, in this order: size, compact form, header, type, JSON of the claims, issuer, algorithm, key,
 * signature, kind by its claims (an ID token, a logout token), binding ({@code cnf}), types of the registered claims, demanded
 * values, required claims, tenant, audience, {@code iat}, {@code nbf}, {@code exp}, age, lifetime, rules of the application,
 * revocation. So a forged token is never called expired, nor is a token for somebody else. It looks at
 * revocation where it was given a {@link RevocationCheck}, and never at what the token allows. {@link VerificationStep} names the same steps.
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

    /** The most tokens that {@link #withTokenCache} can be told to keep: 10 million. */
    public static final int MOST_CACHED_TOKENS = 10_000_000;

    private final JwsReader reader;
    private final TrustedIssuers issuers;
    private final @Nullable VerifiedTokenCache cache;

    JwtVerifier(JwsReader reader, TrustedIssuers issuers) {
        this(reader, issuers, null);
    }

    private JwtVerifier(JwsReader reader, TrustedIssuers issuers, @Nullable VerifiedTokenCache cache) {
        this.reader = reader;
        this.issuers = issuers;
        this.cache = cache;
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
     * never meet. Two parts may name one issuer, such as one that moves from a shared secret to public keys, if they have no
     * algorithm in common, of which the token's then selects. A part may itself come from this method.
     *
     * @param parts at least one; copied
     * @return a verifier that has no demands of its own
     * @throws IllegalArgumentException if there is no part, if one of them has given up the check of the issuer, if two
     *     name the same issuer and could use the same algorithm, or if their limits for a token's length differ
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
        TrustedIssuers issuers =
                TrustedIssuers.union(parts.stream().map(part -> part.issuers).toList());
        return new JwtVerifier(new JwsReader(limits.get(0), issuers.allTypes()), issuers);
    }

    /**
     * The same verifier with a memory of its own: a token that it has verified is not verified anew when it comes again.
     *
     * <p>What is asked each time is whether the source of keys still answers with the very key, what the time says ({@code
     * exp}, {@code nbf}, {@code iat}, age), the {@link ClaimRule}s, and the {@link RevocationCheck}. So a key that is gone takes its tokens along, and an outage of
     * keys is one here, too. Spared are reading, signature and all other checks, which depend on nothing but the token.
     *
     * <p>Tokens are told apart by their whole text. Only verified ones are kept, as their text, until others need the
     * place or they come again and are no good any more. Their claims are read from it when somebody asks for them, and kept from then on. One of 600
     * characters takes 800 bytes, and about 3 KiB when all its claims have been asked for. All together take at most about 5 KiB for each token that may
     * be kept: whatever a token is made of, it is counted with about the memory that it takes at most. A source that makes its keys
     * anew for each look-up gains nothing; {@code RemoteJwks} and {@code KeyFile} make a key anew only when it has changed.
     *
     * @param mostTokens how many are kept at most, from 1 to 10 million; fewer where they are long or have many claims
     * @return a new verifier; this one stays as it is, and so do the parts of {@link #anyOf}, whose memory it does not share
     * @throws IllegalArgumentException outside that range
     */
    public JwtVerifier withTokenCache(int mostTokens) {
        if (mostTokens < 1 || mostTokens > MOST_CACHED_TOKENS) {
            throw new IllegalArgumentException("mostTokens: expected 1 to 10000000, got " + mostTokens);
        }
        return new JwtVerifier(reader, issuers, new VerifiedTokenCache(mostTokens));
    }

    /**
     * Finds the text of a token that {@link #withTokenCache} keeps, at the end of a longer text such as a header: whoever has found a
     * token there need not copy it in order to have it verified. Whether the token is still good, only verifying it tells.
     *
     * @param line any text
     * @param from where the token begins that the text may end with, 0 or more
     * @return what {@code line.substring(from)} is equal to, in the form of a signed token; empty where that is not kept, and without
     *     a cache
     */
    public Optional<String> keptText(String line, int from) {
        return cache == null || from < 0 ? Optional.empty() : Optional.ofNullable(cache.textAtEnd(line, from));
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
     * to a client. A token that was verified before is verified anew for it.
     *
     * @param token any text; {@code null} is a malformed token
     * @return the steps that were reached and the outcome, which is that of {@link #verify}
     */
    public TokenExplanation explain(@Nullable String token) {
        Progress progress = new Progress();
        Examination examination = examination(verifyAnew(token, progress), progress);
        return new TokenExplanation(
                examination, new StepTexts(reader, issuers, progress, examination.verification()).of(token));
    }

    Verification verify(@Nullable String token, Progress progress) {
        KnownToken known = cache == null ? null : cache.find(token);
        Optional<Verification> again = known == null ? Optional.empty() : known.verifyAgain(progress);
        if (known != null && cache != null && isUseless(again)) {
            cache.remove(known);
        }
        return again.isPresent() ? again.get() : verifyAnew(token, progress);
    }

    /** Its key is gone, or its time is over. What another rule of the application says may change once more. */
    private static boolean isUseless(Optional<Verification> again) {
        return again.isEmpty()
                || (again.get() instanceof Rejected rejected
                        && rejected.reason().category() == RejectionReason.Category.EXPIRED);
    }

    private Verification verifyAnew(@Nullable String token, Progress progress) {
        ReadToken read = reader.read(token);
        if (read instanceof Unreadable unreadable) {
            progress.reached(unreadable.step());
            return new Rejected(unreadable.reason());
        }
        SignedToken signed = (SignedToken) read;
        progress.read(signed);
        Verification result = issuers.verify(signed, progress);
        if (token != null && result instanceof Verified verified) {
            reader.remember(signed);
            return cache == null ? result : new Verified(cache.keep(token, verified.jwt(), progress));
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
                .flatMap(issuer -> issuer.policy().algorithms().now(issuer.keys()).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
