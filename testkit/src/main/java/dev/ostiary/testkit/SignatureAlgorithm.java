package dev.ostiary.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** What a {@link TestIssuer} can sign with (RFC 7518, section 3.1; RFC 8037, section 3.1). */
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, an RSA key of 2048 bits. */
    RS256("SHA256withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-384, an RSA key of 2048 bits. */
    RS384("SHA384withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-512, an RSA key of 2048 bits. */
    RS512("SHA512withRSA"),
    /** RSASSA-PSS with SHA-256, an RSA key of 2048 bits. */
    PS256("RSASSA-PSS"),
    /** RSASSA-PSS with SHA-384, an RSA key of 2048 bits. */
    PS384("RSASSA-PSS"),
    /** RSASSA-PSS with SHA-512, an RSA key of 2048 bits. */
    PS512("RSASSA-PSS"),
    /** ECDSA on P-256 with SHA-256. */
    ES256("SHA256withECDSAinP1363Format"),
    /** ECDSA on P-384 with SHA-384. */
    ES384("SHA384withECDSAinP1363Format"),
    /** ECDSA on P-521 with SHA-512. */
    ES512("SHA512withECDSAinP1363Format"),
    /** EdDSA on Ed25519. */
    EDDSA("Ed25519");

    private static final int RSA_BITS = 2048;
    private static final int ALL_BUT_DIGITS = 2;

    private final String jcaName;

    SignatureAlgorithm(String jcaName) {
        this.jcaName = jcaName;
    }

    /**
     * The value of {@code alg} in a header and in a JWK.
     *
     * @return {@code EdDSA} for {@link #EDDSA}, else the name
     */
    public String headerName() {
        return this == EDDSA ? "EdDSA" : name();
    }

    boolean isRsa() {
        return name().startsWith("RS") || name().startsWith("PS");
    }

    boolean isEc() {
        return name().startsWith("ES");
    }

    /** Whether an application that is told nothing accepts it from a JWK set. */
    boolean isUsual() {
        return this == RS256 || this == PS256 || isEc() || this == EDDSA;
    }

    /** The name that a JWK and the JDK have for the curve. */
    String curve() {
        return switch (this) {
            case ES256 -> "P-256";
            case ES384 -> "P-384";
            case ES512 -> "P-521";
            case EDDSA -> "Ed25519";
            default -> throw new IllegalStateException(name() + " has no curve");
        };
    }

    /** What {@code at_hash} is made with (OpenID Connect Core 1.0, section 3.1.3.6; for Ed25519 its own hash). */
    String hash() {
        return this == EDDSA ? "SHA-512" : "SHA-" + name().substring(ALL_BUT_DIGITS);
    }

    KeyPair generateKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(isRsa() ? "RSA" : isEc() ? "EC" : "Ed25519");
            generator.initialize(keyParameters());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make keys for " + name(), e);
        }
    }

    byte[] sign(PrivateKey key, byte[] input) {
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(key);
            if (name().startsWith("PS")) {
                signature.setParameter(pssParameters());
            }
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign with " + name(), e);
        }
    }

    /** Whether a signature is the key's; a key of another kind has none. */
    boolean verifies(PublicKey key, byte[] input, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initVerify(key);
            if (name().startsWith("PS")) {
                signature.setParameter(pssParameters());
            }
            signature.update(input);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private AlgorithmParameterSpec keyParameters() {
        if (isRsa()) {
            return new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
        }
        return isEc()
                ? new ECGenParameterSpec("secp" + curve().substring(ALL_BUT_DIGITS) + "r1")
                : NamedParameterSpec.ED25519;
    }

    /** The salt is as long as the hash (RFC 7518, section 3.5). */
    private PSSParameterSpec pssParameters() {
        int bits = Integer.parseInt(name().substring(ALL_BUT_DIGITS));
        String hash = "SHA-" + bits;
        return new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), bits / Byte.SIZE, PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
