package dev.ostiary.key;

import dev.ostiary.key.PreparedSignatures.Prepared;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.jspecify.annotations.Nullable;

/**
 * A provider for one key and one algorithm, never installed: it checks signatures by what {@link PreparedSignatures} has ready.
 * JJWT, which initialises an object anew for each check, is handed it as the provider to ask.
 */
final class PreparedProvider extends Provider {
    private static final long serialVersionUID = 1L;

    /** The algorithm goes by the name that JJWT asks for. */
    PreparedProvider(String algorithm, PublicKey key) {
        super("OstiaryPrepared", "1", "checks " + algorithm + " by objects of the platform that are used again");
        putService(new CheckService(this, algorithm, key));
    }

    private static final class CheckService extends Service {
        private final PublicKey key;
        private final PreparedSignatures signatures;

        CheckService(Provider provider, String algorithm, PublicKey key) {
            super(provider, "Signature", algorithm, Check.class.getName(), null, null);
            this.key = key;
            this.signatures = new PreparedSignatures(algorithm, key);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new Check(key, signatures);
        }
    }

    /** One check; to be initialised before each. */
    private static final class Check extends SignatureSpi {
        private final PublicKey key;
        private final PreparedSignatures signatures;
        private @Nullable Prepared prepared;

        Check(PublicKey key, PreparedSignatures signatures) {
            this.key = key;
            this.signatures = signatures;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // a key of somebody else's class may say that it equals any
        protected void engineInitVerify(PublicKey by) throws InvalidKeyException {
            if (by != key) {
                throw new InvalidKeyException("prepared for another key");
            }
            try {
                prepared = signatures.take();
            } catch (NoSuchAlgorithmException e) {
                throw new InvalidKeyException(e);
            }
        }

        @Override
        protected void engineUpdate(byte single) throws SignatureException {
            engineUpdate(new byte[] {single}, 0, 1);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            inUse().update(bytes, offset, length);
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            Prepared used = inUse();
            prepared = null;
            return used.verify(signature);
        }

        private Prepared inUse() {
            if (prepared == null) {
                throw new IllegalStateException("not initialised since the last check");
            }
            return prepared;
        }

        @Override
        protected void engineInitSign(PrivateKey by) {
            throw new UnsupportedOperationException("checks only");
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException("checks only");
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException("has no parameters");
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException("has no parameters");
        }
    }
}
