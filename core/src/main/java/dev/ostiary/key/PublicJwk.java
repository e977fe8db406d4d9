package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Public keys as JWK (RFC 7518, section 6; RFC 8037, section 2). */
final class PublicJwk {
    private PublicJwk() {}

    /** Reads a JWK that may verify signatures. */
    static VerificationKey read(Jwk jwk) {
        return read(jwk, KeyUse.SIGNATURE);
    }

    static VerificationKey read(Jwk jwk, KeyUse use) {
        if (jwk.text("kty").equals("oct")) {
            throw new IllegalArgumentException("kty is oct, a secret and no public key");
        }
        if (jwk.isPrivate()) {
            throw new IllegalArgumentException("holds a private key, which must not be here");
        }
        jwk.requireIntendedFor("verify", use);
        VerificationKey key = VerificationKey.of(publicKey(jwk));
        VerificationKey bound =
                jwk.algorithm().map(alg -> key.restrictedTo(Set.of(alg))).orElse(key);
        return jwk.optionalText("kid").map(bound::withKeyId).orElse(bound);
    }

    /** Reads the public members alone. */
    static PublicKey publicKey(Jwk jwk) {
        return switch (jwk.text("kty")) {
            case "RSA" -> Jca.publicKey("RSA", new RSAPublicKeySpec(jwk.number("n"), jwk.number("e")));
            case "EC" -> ec(jwk, EcCurve.ofJwk(jwk));
            case "OKP" -> okp(jwk);
            case "RSA-HSM", "EC-HSM" ->
                throw new IllegalArgumentException(
                        "kty is Azure Key Vault's name for a key in hardware, not RSA, EC or OKP;"
                                + " write it without -HSM");
            default -> throw new IllegalArgumentException("kty is not RSA, EC or OKP");
        };
    }

    private static PublicKey ec(Jwk jwk, EcCurve curve) {
        int length = curve.coordinateBytes();
        ECPoint point = new ECPoint(jwk.number("x", length), jwk.number("y", length));
        return Jca.publicKey("EC", new ECPublicKeySpec(point, curve.parameters()));
    }

    private static PublicKey okp(Jwk jwk) {
        requireEd25519(jwk);
        return Ed25519.publicKey(jwk.bytes("x", Ed25519.KEY_BYTES));
    }

    static void requireEd25519(Jwk jwk) {
        if (!jwk.text("crv").equals(Ed25519.NAME)) {
            throw new IllegalArgumentException("crv is not Ed25519, the only curve supported for OKP");
        }
    }

    /** The members that a thumbprint covers, in its order (RFC 7638, section 3.2; RFC 8037, section 2). */
    static Map<String, Object> requiredMembers(PublicKey key) {
        Map<String, Object> members = new TreeMap<>();
        if (key instanceof RSAPublicKey rsa) {
            members.put("kty", "RSA");
            members.put("n", number(rsa.getModulus()));
            members.put("e", number(rsa.getPublicExponent()));
        } else if (key instanceof ECPublicKey ec) {
            EcCurve curve = EcCurve.of(ec.getParams()).orElseThrow();
            members.put("kty", "EC");
            members.put("crv", curve.jwkName());
            members.put("x", coordinate(ec.getW().getAffineX(), curve));
            members.put("y", coordinate(ec.getW().getAffineY(), curve));
        } else {
            members.put("kty", "OKP");
            members.put("crv", Ed25519.NAME);
            members.put("x", Base64Url.encode(Ed25519.x(key)));
        }
        return members;
    }

    /** In as few bytes as it needs (RFC 7518, section 2). */
    static String number(BigInteger value) {
        return Base64Url.encode(unsigned(value));
    }

    /** In as many bytes as the curve's field has (RFC 7518, section 6.2.1.2). */
    static String coordinate(BigInteger value, EcCurve curve) {
        byte[] shortest = unsigned(value);
        byte[] padded = new byte[curve.coordinateBytes()];
        System.arraycopy(shortest, 0, padded, padded.length - shortest.length, shortest.length);
        return Base64Url.encode(padded);
    }

    private static byte[] unsigned(BigInteger value) {
        byte[] signed = value.toByteArray();
        return signed.length > 1 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }
}
