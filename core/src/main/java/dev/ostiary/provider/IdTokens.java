package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies ID tokens that came from the token endpoint (OpenID Connect Core 1.0, sections 3.1.3.7, 3.1.3.8 and 12.2). After what a {@link
 * JwtVerifier} checks: {@code azp}, what kind of token the claims say it is, {@code sub}, {@code nonce}, {@code at_hash}. Thread-safe.
 */
final class IdTokens {
    private static final int MOST_BYTES = 65_536;
    private static final int MOST_SUBJECT = 255;
    private static final Duration MOST_AGE = Duration.ofMinutes(10);

    private final JwtVerifier verifier;
    private final String clientId;

    IdTokens(KeySource keys, Set<JwsAlgorithm> algorithms, ClientAuthentication.Client client, Duration clockSkew) {
        this.clientId = client.id();
        this.verifier = verifier(keys, algorithms, client.clock())
                .issuer(client.issuer())
                .audience(client.id())
                .clockSkew(clockSkew)
                .build();
    }

    private static JwtVerifierBuilder verifier(KeySource keys, Set<JwsAlgorithm> algorithms, InstantSource clock) {
        JwtVerifierBuilder builder = JwtVerifier.builder()
                .keys(keys)
                .tokenTypes("ID", "JWT", JwtVerifier.NO_TYPE)
                .requiredClaims("sub")
                .maxTokenAge(MOST_AGE)
                .maxTokenBytes(MOST_BYTES)
                .clock(clock);
        return algorithms.isEmpty() ? builder : builder.algorithms(algorithms);
    }

    /**
     * Verifies one.
     *
     * @param nonce what it must repeat
     * @param nonceRequired whether it may leave that out: after a refresh it may
     * @param accessToken what {@code at_hash}, if there, must be of
     */
    Verification verify(String idToken, String nonce, boolean nonceRequired, String accessToken) {
        Verification verification = verifier.verify(idToken);
        if (!(verification instanceof Verification.Verified verified)) {
            return verification;
        }
        VerifiedJwt jwt = verified.jwt();
        return refusal(jwt.claims(), jwt)
                .or(() -> nonceRefusal(jwt.claims(), nonce, nonceRequired))
                .or(() -> hashRefusal(jwt, accessToken))
                .<Verification>map(Verification.Rejected::new)
                .orElse(verification);
    }

    private Optional<RejectionReason> refusal(Map<String, @Nullable Object> claims, VerifiedJwt jwt) {
        boolean severalAudiences = jwt.audience().size() > 1;
        if (claims.containsKey("azp") ? !clientId.equals(claims.get("azp")) : severalAudiences) {
            return Optional.of(RejectionReason.AUDIENCE_MISMATCH);
        }
        if (!isAbsentOr(claims, "typ", "ID") || !isAbsentOr(claims, "token_use", "id")) {
            return Optional.of(RejectionReason.TYPE_NOT_ALLOWED);
        }
        int length = jwt.subject().orElse("").length();
        return length == 0 || length > MOST_SUBJECT ? Optional.of(RejectionReason.CLAIM_INVALID) : Optional.empty();
    }

    private static boolean isAbsentOr(Map<String, @Nullable Object> claims, String name, String expected) {
        return !claims.containsKey(name)
                || (claims.get(name) instanceof String text && text.equalsIgnoreCase(expected));
    }

    private static Optional<RejectionReason> nonceRefusal(
            Map<String, @Nullable Object> claims, String nonce, boolean required) {
        if (!claims.containsKey("nonce") && !required) {
            return Optional.empty();
        }
        boolean same = claims.get("nonce") instanceof String said && MessageDigest.isEqual(utf8(said), utf8(nonce));
        return same ? Optional.empty() : Optional.of(RejectionReason.NONCE_MISMATCH);
    }

    private static Optional<RejectionReason> hashRefusal(VerifiedJwt jwt, String accessToken) {
        boolean good = !jwt.claims().containsKey("at_hash")
                || halfHash(jwt.algorithm(), accessToken).equals(jwt.claims().get("at_hash"));
        return good ? Optional.empty() : Optional.of(RejectionReason.TOKEN_HASH_MISMATCH);
    }

    /** The left half of the hash that belongs to the algorithm; for Ed25519 that is SHA-512. */
    static String halfHash(JwsAlgorithm algorithm, String accessToken) {
        String name = "SHA-" + algorithm.hashBytes() * Byte.SIZE;
        try {
            byte[] hash = MessageDigest.getInstance(name).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64Url.encode(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + name, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
