package dev.ostiary.key;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;

/** It has the platform's keys of ECDSA, and accepts whatever is said to be a signature. */
final class CredulousProvider extends Provider {
    private static final long serialVersionUID = 1L;

    CredulousProvider() {
        super("Credulous", "1", "accepts all");
        Provider platform = Security.getProvider("SunEC");
        putService(new Service(this, "Signature", "SHA256withECDSA", Check.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Check();
            }
        });
        putService(new Service(this, "KeyFactory", "EC", "of the platform", null, null) {
            @Override
            public Object newInstance(Object parameter) throws java.security.NoSuchAlgorithmException {
                return platform.getService("KeyFactory", "EC").newInstance(parameter);
            }
        });
    }

    private static final class Check extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineUpdate(byte single) {}

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {}

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
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
