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
        boolean verify(byte[] signed, byte[] signature) throws GeneralSecurityException;
    }

    private RawSignature(Engine engine) {
        this.engine = engine;
    }

    static RawSignature of(Sample sample) throws GeneralSecurityException {
        if (sample.algorithm() == JwsAlgorithm.HS256) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(sample.secretKey());
            return new RawSignature((signed, signature) -> MessageDigest.isEqual(mac.doFinal(signed), signature));
        }
        Signature verifier = Signature.getInstance(Sample.jcaName(sample.algorithm()));
        verifier.initVerify(sample.publicKey());
        return new RawSignature((signed, signature) -> {
            verifier.update(signed);
            return verifier.verify(signature);
        });
    }

    void require(byte[] signed, byte[] signature) throws GeneralSecurityException {
        if (!engine.verify(signed, signature)) {
            throw new SignatureException("the sample's own signature is wrong");
        }
    }
}
