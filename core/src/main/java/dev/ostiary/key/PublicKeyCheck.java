package dev.ostiary.key;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Refuses public keys that are weak or malformed, and tells what the others can verify. */
final class PublicKeyCheck {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 16384;
    private static final int MAX_EXPONENT_BITS = 64;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final Set<JwsAlgorithm> PSS = EnumSet.of(JwsAlgorithm.PS256, JwsAlgorithm.PS384, JwsAlgorithm.PS512);
    private static final Set<JwsAlgorithm> RSA = EnumSet.range(JwsAlgorithm.RS256, JwsAlgorithm.PS512);

    private PublicKeyCheck() {}

    /** The algorithms that fit the key, unmodifiable and never empty. */
    static Set<JwsAlgorithm> algorithmsOf(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return Collections.unmodifiableSet(checkedRsa(rsa));
        }
        if (key instanceof ECPublicKey ec) {
            return Set.of(checkedEc(ec).algorithm());
        }
        if (key instanceof EdECPublicKey ed) {
            Ed25519.require(ed);
            return Set.of(JwsAlgorithm.EDDSA);
        }
        throw new IllegalArgumentException("RSA, EC or Ed25519 expected, this is a " + key.getAlgorithm() + " key");
    }

    private static Set<JwsAlgorithm> checkedRsa(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        if (modulus.bitLength() < MIN_RSA_BITS || modulus.bitLength() > MAX_RSA_BITS) {
            throw new IllegalArgumentException("an RSA key of 2048 to 16384 bits expected (RFC 7518, section 3.3),"
                    + " this one has " + modulus.bitLength());
        }
        BigInteger exponent = key.getPublicExponent();
        if (!modulus.testBit(0)
                || !exponent.testBit(0)
                || exponent.compareTo(THREE) < 0
                || exponent.bitLength() > MAX_EXPONENT_BITS) {
            throw new IllegalArgumentException(
                    "an RSA key with an odd modulus and an odd public exponent from 3 to" + " 64 bits expected");
        }
        return key.getAlgorithm().equals("RSASSA-PSS") ? pss(key.getParams()) : RSA;
    }

    // A key whose certificate or SPKI says RSASSA-PSS is for nothing else, and may name its one hash (RFC 4055).
    private static Set<JwsAlgorithm> pss(AlgorithmParameterSpec parameters) {
        if (!(parameters instanceof PSSParameterSpec named)) {
            return PSS;
        }
        JwsAlgorithm algorithm = pssAlgorithm(named.getDigestAlgorithm());
        requireUsable(named, algorithm);
        return EnumSet.of(algorithm);
    }

    private static JwsAlgorithm pssAlgorithm(String hash) {
        return switch (hash) {
            case "SHA-256" -> JwsAlgorithm.PS256;
            case "SHA-384" -> JwsAlgorithm.PS384;
            case "SHA-512" -> JwsAlgorithm.PS512;
            default ->
                throw new IllegalArgumentException(
                        "an RSASSA-PSS key for SHA-256, SHA-384 or SHA-512 expected, this one is for another hash");
        };
    }

    // What a key names is a condition on signatures; JWS has one hash, and a salt of its length (RFC 7518, section
    // 3.5).
    private static void requireUsable(PSSParameterSpec named, JwsAlgorithm algorithm) {
        String hash = named.getDigestAlgorithm();
        if (!(named.getMGFParameters() instanceof MGF1ParameterSpec mask)
                || !mask.getDigestAlgorithm().equals(hash)) {
            throw new IllegalArgumentException(
                    "an RSASSA-PSS key whose mask generation function is MGF1 with its own hash " + hash + " expected");
        }
        if (named.getSaltLength() > algorithm.hashBytes()) {
            throw new IllegalArgumentException("an RSASSA-PSS key with a salt length of 0 to " + algorithm.hashBytes()
                    + " bytes expected, this one has " + named.getSaltLength());
        }
    }

    private static EcCurve checkedEc(ECPublicKey key) {
        EcCurve curve = EcCurve.of(key.getParams())
                .orElseThrow(() -> new IllegalArgumentException("an EC key on P-256, P-384 or P-521 expected"));
        if (!curve.contains(key.getW())) {
            throw new IllegalArgumentException("the EC point is not on the curve " + curve.jwkName());
        }
        return curve;
    }
}
