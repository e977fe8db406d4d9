package dev.ostiary.key;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.KeyAgreement;

/** Finds the public key that belongs to a private key, which PKCS#8 does not hold. */
final class PublicHalf {
    private static final String ECDH = "ECDH";

    private PublicHalf() {}

    static KeyPair complete(PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            var spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent(), rsa.getParams());
            return new KeyPair(Jca.publicKey(rsa.getAlgorithm(), spec), rsa);
        }
        if (key instanceof ECPrivateKey ec) {
            return complete(ec);
        }
        if (key instanceof EdECPrivateKey ed) {
            byte[] seed = ed.getBytes().orElseThrow(() -> new IllegalArgumentException("holds no private value"));
            return new KeyPair(Ed25519.derivePublicKey(seed), ed);
        }
        throw new IllegalArgumentException("an RSA private key without its prime factors is not supported");
    }

    // An ECDH agreement with the generator yields the x of the public point in the provider's own constant time; a
    // signature tells which of the two points with that x it is.
    private static KeyPair complete(ECPrivateKey key) {
        EcCurve curve = EcCurve.of(key.getParams())
                .orElseThrow(() -> new IllegalArgumentException("an EC key on P-256, P-384 or P-521 expected"));
        curve.requirePrivateValue(key.getS());
        ECPoint point = curve.pointAt(xOfPublicPoint(key, curve));
        KeyPair pair = new KeyPair(publicKey(point, curve), key);
        return SigningKey.belongTogether(pair, curve.algorithm())
                ? pair
                : new KeyPair(publicKey(curve.negated(point), curve), key);
    }

    private static BigInteger xOfPublicPoint(ECPrivateKey key, EcCurve curve) {
        PublicKey generator = publicKey(curve.parameters().getGenerator(), curve);
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(ECDH);
            agreement.init(key);
            agreement.doPhase(generator, true);
            return new BigInteger(1, agreement.generateSecret());
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("not a well-formed EC private key");
        } catch (NoSuchAlgorithmException e) {
            throw Jca.lacking(ECDH, e);
        }
    }

    private static PublicKey publicKey(ECPoint point, EcCurve curve) {
        return Jca.publicKey("EC", new ECPublicKeySpec(point, curve.parameters()));
    }
}
