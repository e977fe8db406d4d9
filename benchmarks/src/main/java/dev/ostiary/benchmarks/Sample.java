package dev.ostiary.benchmarks;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.JwsAlgorithm;
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
    static final String KEY_ID = "2026-01-a";

    public static Sample of(JwsAlgorithm algorithm) throws GeneralSecurityException {
        return of(algorithm, 0);
    }

    /** As many tokens of one secret, each with a subject of its own. */
    static String[] tokens(SecretKey secret, int count) throws GeneralSecurityException {
        String[] tokens = new String[count];
        for (int i = 0; i < count; i++) {
            String signed = signingInput(JwsAlgorithm.HS256, i);
            byte[] signature = mac(secret, signed.getBytes(StandardCharsets.US_ASCII));
            tokens[i] = signed + "." + Base64Url.encode(signature);
        }
        return tokens;
    }

    private static Sample of(JwsAlgorithm algorithm, int number) throws GeneralSecurityException {
        String signed = signingInput(algorithm, number);
        byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
        if (algorithm == JwsAlgorithm.HS256) {
            SecretKey secret = secret();
            return new Sample(algorithm, secret, signed + "." + Base64Url.encode(mac(secret, bytes)));
        }
        KeyPair pair = pair(algorithm);
        Signature signature = Signature.getInstance(jcaName(algorithm));
        signature.initSign(pair.getPrivate());
        signature.update(bytes);
        return new Sample(algorithm, pair.getPublic(), signed + "." + Base64Url.encode(signature.sign()));
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

    private static String signingInput(JwsAlgorithm algorithm, int number) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.headerName());
        header.put("typ", "JWT");
        header.put("kid", KEY_ID);
        return segment(header) + "." + segment(claims(number));
    }

    private static Map<String, Object> claims(int number) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", String.format("8d1f6a54-0c8e-4f6b-9a52-%012d", number));
        claims.put("jti", String.format("1f2e3d4c-5b6a-4798-8c7d-%012d", number));
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
        return claims;
    }

    private static String segment(Map<String, Object> members) {
        return Base64Url.encode(StrictJson.write(members).getBytes(StandardCharsets.UTF_8));
    }

    static SecretKey secret() {
        byte[] secret = new byte[JwsAlgorithm.HS256.hashBytes()];
        new SecureRandom().nextBytes(secret);
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    private static byte[] mac(SecretKey secret, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        return mac.doFinal(bytes);
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
