package dev.ostiary.benchmarks;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token such as an identity provider issues, good for an hour, and the key that verifies it.
 *
 * @param algorithm HS256, RS256, ES256 or EDDSA
 * @param key a secret or a public key
 * @param token 650 characters with the signature of HS256, more with the longer ones
 */
public record Sample(JwsAlgorithm algorithm, Key key, String token) {
    public static final String ISSUER = "https://id.example.test/realms/staff";
    public static final String AUDIENCE = "https://api.example.test";
    public static final String KEY_ID = "2026-01-a";

    /**
     * One token of a new key.
     *
     * @param algorithm HS256, RS256, ES256 or EDDSA
     * @return the token and its key
     * @throws GeneralSecurityException if the platform lacks the algorithm
     */
    public static Sample of(JwsAlgorithm algorithm) throws GeneralSecurityException {
        String signed = header(algorithm) + "." + claims(ISSUER, 0);
        byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
        if (algorithm == JwsAlgorithm.HS256) {
            return ofIssuer(ISSUER);
        }
        KeyPair pair = pair(algorithm);
        Signature signature = Signature.getInstance(jcaName(algorithm));
        signature.initSign(pair.getPrivate());
        signature.update(bytes);
        return new Sample(algorithm, pair.getPublic(), signed + "." + Base64Url.encode(signature.sign()));
    }

    /**
     * One token of another issuer, signed with a secret of its own.
     *
     * @param issuer its name
     * @return the token and its key
     * @throws GeneralSecurityException if the platform lacks HMAC
     */
    public static Sample ofIssuer(String issuer) throws GeneralSecurityException {
        SecretKey secret = secret();
        return new Sample(JwsAlgorithm.HS256, secret, tokens(secret, issuer, 1)[0]);
    }

    /**
     * As many tokens of one secret, each with a subject and an id of its own; a million takes some seconds.
     *
     * @param secret signs
     * @param count how many
     * @return the tokens
     * @throws GeneralSecurityException if the platform lacks HMAC
     */
    public static String[] tokens(SecretKey secret, int count) throws GeneralSecurityException {
        return tokens(secret, ISSUER, count);
    }

    /**
     * The same text in another place of memory, as that of a request that has just come in.
     *
     * @param token a text
     * @return another object
     */
    public static String copy(String token) {
        return new String(token.toCharArray());
    }

    private static String[] tokens(SecretKey secret, String issuer, int count) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        String header = header(JwsAlgorithm.HS256);
        String[] tokens = new String[count];
        for (int i = 0; i < count; i++) {
            String signed = header + "." + claims(issuer, i);
            tokens[i] = signed + "." + Base64Url.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        }
        return tokens;
    }

    /**
     * What verifies it.
     *
     * @return the key alone
     */
    public StaticKeys keys() {
        return algorithm == JwsAlgorithm.HS256
                ? StaticKeys.of(HmacSecret.ofBytes(key.getEncoded()).verificationKey())
                : StaticKeys.of(VerificationKey.of(publicKey()));
    }

    SecretKey secretKey() {
        return (SecretKey) key;
    }

    PublicKey publicKey() {
        return (PublicKey) key;
    }

    /** The name of the platform's signature; ECDSA's is the one in the format of JWS. */
    static String jcaName(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> "SHA256withRSA";
            case ES256 -> "SHA256withECDSAinP1363Format";
            case EDDSA -> "Ed25519";
            default -> throw new IllegalArgumentException("not measured: " + algorithm);
        };
    }

    private static String header(JwsAlgorithm algorithm) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.headerName());
        header.put("typ", "JWT");
        header.put("kid", KEY_ID);
        return segment(header);
    }

    private static String claims(String issuer, int number) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "8d1f6a54-0c8e-4f6b-9a52-" + (100_000_000_000L + number));
        claims.put("jti", "1f2e3d4c-5b6a-4798-8c7d-" + (100_000_000_000L + number));
        claims.put("iat", now - 60);
        claims.put("nbf", now - 60);
        claims.put("exp", now + 3_600);
        claims.put("azp", "storefront");
        claims.put("scope", "openid profile email orders.read");
        claims.put("roles", List.of("user", "clerk"));
        claims.put("email", "alice@example.test");
        claims.put("email_verified", true);
        claims.put("name", "Alice Example");
        claims.put("locale", "en-GB");
        claims.put("tid", "7");
        return segment(claims);
    }

    private static String segment(Map<String, Object> members) {
        return Base64Url.encode(StrictJson.write(members).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A new secret.
     *
     * @return of the size that HS256 asks for
     */
    public static SecretKey secret() {
        byte[] secret = new byte[JwsAlgorithm.HS256.hashBytes()];
        new SecureRandom().nextBytes(secret);
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    private static KeyPair pair(JwsAlgorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = switch (algorithm) {
            case RS256 -> KeyPairGenerator.getInstance("RSA");
            case ES256 -> KeyPairGenerator.getInstance("EC");
            default -> KeyPairGenerator.getInstance("Ed25519");
        };
        if (algorithm == JwsAlgorithm.RS256) {
            generator.initialize(2_048);
        } else if (algorithm == JwsAlgorithm.ES256) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "Sample[" + algorithm + "]";
    }
}
