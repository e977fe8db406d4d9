package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;

/**
 * The platform's own check with one object that is used again and again: what nobody can be faster than. Used by one
 * thread.
 */
final class RawSignature {
    private final Engine engine;

    private interface Engine {
        boolean verify(byte[] bytes, int signed, byte[] signature) throws GeneralSecurityException;
    }

    private RawSignature(Engine engine) {
        this.engine = engine;
    }

    static RawSignature of(Sample sample) throws GeneralSecurityException {
        if (sample.algorithm() == JwsAlgorithm.HS256) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(sample.secretKey());
            return new RawSignature((bytes, signed, signature) -> {
                mac.update(bytes, 0, signed);
                return MessageDigest.isEqual(mac.doFinal(), signature);
            });
        }
        Signature verifier = Signature.getInstance(Sample.jcaName(sample.algorithm()));
        verifier.initVerify(sample.publicKey());
        return new RawSignature((bytes, signed, signature) -> {
            verifier.update(bytes, 0, signed);
            return verifier.verify(signature);
        });
    }

    /** Of so many of the bytes. */
    void require(byte[] bytes, int signed, byte[] signature) throws GeneralSecurityException {
        if (!engine.verify(bytes, signed, signature)) {
            throw new SignatureException("the sample's own signature is wrong");
        }
    }
}
