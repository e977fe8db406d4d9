package dev.ostiary.benchmarks.crypto;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.util.Optional;

/** One algorithm: its key, and what it is to sign and to check with it. */
final class SignatureCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final byte[] TEXT = new byte[600];

    private final String name;
    private final KeyPair pair;
    private final byte[] signature;

    private SignatureCost(String name, KeyPair pair) throws GeneralSecurityException {
        this.name = name;
        this.pair = pair;
        Signature signer = Signature.getInstance(name);
        signer.initSign(pair.getPrivate());
        signer.update(TEXT);
        this.signature = signer.sign();
    }

    static SignatureCost es256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return new SignatureCost("SHA256withECDSA", generator.generateKeyPair());
    }

    static SignatureCost rs256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2_048, RSAKeyGenParameterSpec.F4));
        return new SignatureCost("SHA256withRSA", generator.generateKeyPair());
    }

    static SignatureCost edDsa() throws GeneralSecurityException {
        return new SignatureCost(
                "EdDSA", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    /** Nanoseconds of the thread for one check; empty where the provider has no such algorithm. */
    Optional<Double> checked(Optional<Provider> by, Duration time) throws GeneralSecurityException {
        Optional<Signature> found = signature(by);
        if (found.isPresent()) {
            found.get().initVerify((PublicKey) own(pair.getPublic(), by));
        }
        return found.map(checker -> cost(time, () -> {
            checker.update(TEXT);
            return checker.verify(signature);
        }));
    }

    /** The same for one signature. */
    Optional<Double> signed(Optional<Provider> by, Duration time) throws GeneralSecurityException {
        Optional<Signature> found = signature(by);
        if (found.isPresent()) {
            found.get().initSign((PrivateKey) own(pair.getPrivate(), by));
        }
        return found.map(signer -> cost(time, () -> {
            signer.update(TEXT);
            return signer.sign().length > 0;
        }));
    }

    private Optional<Signature> signature(Optional<Provider> by) throws NoSuchAlgorithmException {
        return by.isPresent() && by.get().getService("Signature", name) == null
                ? Optional.empty()
                : Optional.of(by.isPresent() ? Signature.getInstance(name, by.get()) : Signature.getInstance(name));
    }

    /** As an object of the provider's own, which need not be converted each time. */
    private static Key own(Key key, Optional<Provider> by) {
        try {
            return by.isEmpty()
                    ? key
                    : KeyFactory.getInstance(key.getAlgorithm(), by.get()).translateKey(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException notTranslatable) {
            return key;
        }
    }

    private interface Work {
        boolean isRight() throws GeneralSecurityException;
    }

    private static double cost(Duration time, Work work) {
        long end = System.nanoTime() + time.toNanos();
        long before = THREADS.getCurrentThreadCpuTime();
        int times = 0;
        do {
            try {
                if (!work.isRight()) {
                    throw new IllegalStateException("a good signature is said to be wrong");
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            times++;
        } while (System.nanoTime() < end);
        return (double) (THREADS.getCurrentThreadCpuTime() - before) / times;
    }
}
