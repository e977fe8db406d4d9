package dev.ostiary.key;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Objects of the platform that stand initialised to check signatures by one key. Those that are idle are kept, one for each
 * processor at most. Thread-safe, without locks.
 */
final class PreparedSignatures {
    private static final int MOST = Runtime.getRuntime().availableProcessors();

    private final String algorithm;
    private final PublicKey key;
    private volatile @Nullable Idle idle;

    /** The algorithm goes by its name on the platform. */
    PreparedSignatures(String algorithm, PublicKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    /** For one check: nobody else gets it before that has ended. */
    Prepared take() throws NoSuchAlgorithmException, InvalidKeyException {
        Idle from = idleOf(Signature.getInstance(algorithm).getProvider());
        Signature known = from.take();
        if (known != null) {
            return new Prepared(known, from);
        }
        Signature made = Signature.getInstance(algorithm);
        made.initVerify(key);
        return new Prepared(made, from);
    }

    // The application may install providers at any time. What another one made is then never taken again.
    @SuppressWarnings("ReferenceEquality") // a provider is a table of thousands of entries, and equals compares them
    private Idle idleOf(Provider first) {
        Idle known = idle;
        if (known == null || known.first != first) {
            known = new Idle(first);
            idle = known;
        }
        return known;
    }

    /** What was made while this provider was the first that has the algorithm. */
    private static final class Idle {
        private final Provider first;
        private final AtomicReferenceArray<@Nullable Signature> signatures = new AtomicReferenceArray<>(MOST);

        Idle(Provider first) {
            this.first = first;
        }

        @Nullable
        Signature take() {
            for (int i = 0; i < MOST; i++) {
                Signature signature = signatures.getAndSet(i, null);
                if (signature != null) {
                    return signature;
                }
            }
            return null;
        }

        void keep(Signature signature) {
            for (int i = 0; i < MOST; i++) {
                if (signatures.compareAndSet(i, null, signature)) {
                    return;
                }
            }
        }
    }

    /** One that is in use, by one thread and for one check. */
    static final class Prepared {
        private final Signature signature;
        private final Idle home;

        private Prepared(Signature signature, Idle home) {
            this.signature = signature;
            this.home = home;
        }

        void update(byte[] bytes, int offset, int length) throws SignatureException {
            signature.update(bytes, offset, length);
        }

        /** Ends the use. After an exception nobody knows what the object remembers, so it is not kept. */
        boolean verify(byte[] signatureBytes) throws SignatureException {
            boolean right = signature.verify(signatureBytes);
            home.keep(signature);
            return right;
        }
    }
}
