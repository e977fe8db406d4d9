package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Map;
import java.util.Optional;

/** Private keys as JWK (RFC 7518, sections 6.2.2 and 6.3.2; RFC 8037, section 2). */
final class PrivateJwk {
    private PrivateJwk() {}

    static SigningKey read(Jwk jwk, JwsAlgorithm algorithm) {
        JsonWords.requireJwk(jwk.members());
        if (jwk.text("kty").equals("oct")) {
            throw new IllegalArgumentException("kty is oct; a secret is taken by HmacSecret.ofText");
        }
        if (!jwk.has("d")) {
            throw new IllegalArgumentException("the JWK is a public key, which cannot sign: d is missing");
        }
        jwk.requireIntendedFor("sign", KeyUse.SIGNATURE);
        Optional<JwsAlgorithm> bound = jwk.algorithm();
        if (bound.isPresent() && bound.get() != algorithm) {
            throw new IllegalArgumentException("algorithm: the JWK is for " + bound.get() + " alone, not " + algorithm);
        }
        SigningKey key = SigningKey.of(new KeyPair(PublicJwk.publicKey(jwk), privateKey(jwk)), algorithm);
        return key.withKeyId(jwk.optionalText("kid").orElseGet(() -> Keys.thumbprint(key.verificationKey())));
    }

    private static PrivateKey privateKey(Jwk jwk) {
        return switch (jwk.text("kty")) {
            case "RSA" -> rsa(jwk);
            case "EC" -> ec(jwk, EcCurve.ofJwk(jwk));
            default -> Ed25519.privateKey(jwk.bytes("d", Ed25519.KEY_BYTES));
        };
    }

    private static PrivateKey ec(Jwk jwk, EcCurve curve) {
        BigInteger value = jwk.number("d", curve.coordinateBytes());
        curve.requirePrivateValue(value);
        return Jca.privateKey("EC", new ECPrivateKeySpec(value, curve.parameters()));
    }

    private static PrivateKey rsa(Jwk jwk) {
        if (jwk.has("oth")) {
            throw new IllegalArgumentException("RSA keys of more than two primes are not supported");
        }
        return Jca.privateKey(
                "RSA",
                new RSAPrivateCrtKeySpec(
                        jwk.number("n"),
                        jwk.number("e"),
                        jwk.number("d"),
                        jwk.number("p"),
                        jwk.number("q"),
                        jwk.number("dp"),
                        jwk.number("dq"),
                        jwk.number("qi")));
    }

    /** The private members, beside those of the public key. */
    static Map<String, Object> members(PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return Map.of(
                    "d", PublicJwk.number(rsa.getPrivateExponent()),
                    "p", PublicJwk.number(rsa.getPrimeP()),
                    "q", PublicJwk.number(rsa.getPrimeQ()),
                    "dp", PublicJwk.number(rsa.getPrimeExponentP()),
                    "dq", PublicJwk.number(rsa.getPrimeExponentQ()),
                    "qi", PublicJwk.number(rsa.getCrtCoefficient()));
        }
        if (key instanceof ECPrivateKey ec) {
            EcCurve curve = EcCurve.of(ec.getParams()).orElseThrow();
            return Map.of("d", PublicJwk.coordinate(ec.getS(), curve));
        }
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("cannot leave its device"));
        return Map.of("d", Base64Url.encode(seed));
    }
}
