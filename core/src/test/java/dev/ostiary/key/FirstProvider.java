package dev.ostiary.key;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.concurrent.atomic.AtomicInteger;

/** The platform's EdDSA behind a counter, installed before all others until it is closed. */
final class FirstProvider extends Provider implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger initialised = new AtomicInteger();
    private transient Runnable beforeTheAnswer = () -> {};

    private FirstProvider() {
        super("First", "1", "for a test");
        putService(new Service(this, "Signature", "EdDSA", Counted.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Counted();
            }
        });
    }

    static FirstProvider install() {
        FirstProvider provider = new FirstProvider();
        Security.insertProviderAt(provider, 1);
        return provider;
    }

    /** How many times a key was handed in. */
    int initialised() {
        return initialised.get();
    }

    /** Runs this in each check, when it has all but answered. */
    void beforeTheAnswer(Runnable action) {
        beforeTheAnswer = action;
    }

    @Override
    public void close() {
        Security.removeProvider(getName());
    }

    private final class Counted extends SignatureSpi {
        private final Signature platforms;

        Counted() {
            try {
                platforms = Signature.getInstance("EdDSA", Security.getProvider("SunEC"));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            initialised.incrementAndGet();
            platforms.initVerify(key);
        }

        @Override
        protected void engineUpdate(byte single) throws SignatureException {
            platforms.update(single);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            platforms.update(bytes, offset, length);
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            beforeTheAnswer.run();
            return platforms.verify(signature);
        }

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
