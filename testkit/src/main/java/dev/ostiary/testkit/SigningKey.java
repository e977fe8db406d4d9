package dev.ostiary.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of an issuer. Its {@code toString} shows the id alone.
 *
 * @param pair of an issuer with a secret: nobody trusts it, and what is made with it is somebody else's
 * @param secret signs instead of the pair where issuer and application share one
 */
record SigningKey(String id, SignatureAlgorithm algorithm, KeyPair pair, Optional<SecretKeySpec> secret) {
    static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private static final String HMAC = "HmacSHA256";
    private static final int ED25519_BYTES = 32;

    static SigningKey generate(String id, SignatureAlgorithm algorithm) {
        return new SigningKey(id, algorithm, algorithm.generateKeyPair(), Optional.empty());
    }

    /** HMAC with SHA-256. Whoever puts a token together leaves out the id, and says HS256. */
    static SigningKey shared(byte[] secret) {
        SignatureAlgorithm others = SignatureAlgorithm.ES256;
        return new SigningKey("none", others, others.generateKeyPair(), Optional.of(new SecretKeySpec(secret, HMAC)));
    }

    byte[] sign(byte[] input) {
        return secret.map(key -> authenticated(key, input)).orElseGet(() -> algorithm.sign(pair.getPrivate(), input));
    }

    private static byte[] authenticated(SecretKeySpec key, byte[] input) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has " + HMAC, e);
        }
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The public half as a JWK (RFC 7517; RFC 7518, section 6; RFC 8037, section 2). */
    Map<String, Object> jwk() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kid", id);
        members.put("use", "sig");
        members.put("alg", algorithm.headerName());
        if (publicKey() instanceof RSAPublicKey rsa) {
            members.put("kty", "RSA");
            members.put("n", number(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / Byte.SIZE));
            members.put(
                    "e",
                    number(rsa.getPublicExponent(), (rsa.getPublicExponent().bitLength() + 7) / Byte.SIZE));
        } else if (publicKey() instanceof ECPublicKey ec) {
            int length = (ec.getParams().getCurve().getField().getFieldSize() + 7) / Byte.SIZE;
            members.put("kty", "EC");
            members.put("crv", algorithm.curve());
            members.put("x", number(ec.getW().getAffineX(), length));
            members.put("y", number(ec.getW().getAffineY(), length));
        } else {
            byte[] encoded = publicKey().getEncoded();
            members.put("kty", "OKP");
            members.put("crv", algorithm.curve());
            members.put("x", encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length)));
        }
        return members;
    }

    /** The public half as PEM (SPKI; RFC 7468, section 13), with a line end behind it. */
    String pem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(publicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }

    static String encode(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    private static String number(BigInteger value, int length) {
        return encode(fixedLength(value, length));
    }

    /** Big-endian without a sign, zeros in front. */
    static byte[] fixedLength(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        byte[] bytes = new byte[length];
        int count = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - count, bytes, length - count, count);
        return bytes;
    }
}
