package dev.ostiary.key;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.MacAlgorithm;
import io.jsonwebtoken.security.SecurityException;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** JJWT's signature algorithms, never its parser or builder. Nothing else touches JJWT. */
final class Jjwt {
    private static final byte[] NO_SIGNATURE = {};
    private static final Map<JwsAlgorithm, MacAlgorithm> MACS = underOurClassLoader(Jjwt::macs);
    private static final Map<JwsAlgorithm, SignatureAlgorithm> SIGNATURES = underOurClassLoader(Jjwt::signatures);

    private Jjwt() {}

    /**
     * Runs what may be the first use of a class of JJWT. JJWT's static initialisers load its implementation through the
     * thread's context class loader. If that one holds another copy of JJWT, they fail, and the classes stay unusable for
     * the life of the JVM.
     */
    static <T> T underOurClassLoader(Supplier<T> firstUse) {
        Thread thread = Thread.currentThread();
        ClassLoader foreign = thread.getContextClassLoader();
        thread.setContextClassLoader(Jjwt.class.getClassLoader());
        try {
            return firstUse.get();
        } finally {
            thread.setContextClassLoader(foreign);
        }
    }

    private static Map<JwsAlgorithm, MacAlgorithm> macs() {
        Map<JwsAlgorithm, MacAlgorithm> macs = new EnumMap<>(JwsAlgorithm.class);
        macs.put(JwsAlgorithm.HS256, Jwts.SIG.HS256);
        macs.put(JwsAlgorithm.HS384, Jwts.SIG.HS384);
        macs.put(JwsAlgorithm.HS512, Jwts.SIG.HS512);
        return macs;
    }

    private static Map<JwsAlgorithm, SignatureAlgorithm> signatures() {
        Map<JwsAlgorithm, SignatureAlgorithm> signatures = new EnumMap<>(JwsAlgorithm.class);
        signatures.put(JwsAlgorithm.RS256, Jwts.SIG.RS256);
        signatures.put(JwsAlgorithm.RS384, Jwts.SIG.RS384);
        signatures.put(JwsAlgorithm.RS512, Jwts.SIG.RS512);
        signatures.put(JwsAlgorithm.PS256, Jwts.SIG.PS256);
        signatures.put(JwsAlgorithm.PS384, Jwts.SIG.PS384);
        signatures.put(JwsAlgorithm.PS512, Jwts.SIG.PS512);
        signatures.put(JwsAlgorithm.ES256, Jwts.SIG.ES256);
        signatures.put(JwsAlgorithm.ES384, Jwts.SIG.ES384);
        signatures.put(JwsAlgorithm.ES512, Jwts.SIG.ES512);
        signatures.put(JwsAlgorithm.EDDSA, Jwts.SIG.EdDSA);
        return signatures;
    }

    /** Signs; the key must be of the algorithm's family. */
    static byte[] sign(JwsAlgorithm algorithm, Key key, byte[] signingInput) {
        MacAlgorithm mac = MACS.get(algorithm);
        ByteBuffer signed = ByteBuffer.wrap(signingInput);
        try {
            return mac != null
                    ? mac.digest(new Request<>((SecretKey) key, signed, NO_SIGNATURE, null))
                    : signature(algorithm).digest(new Request<>((PrivateKey) key, signed, NO_SIGNATURE, null));
        } catch (SecurityException e) {
            throw new IllegalStateException("signing with " + algorithm + " failed in the cryptographic provider", e);
        }
    }

    /** Verifies; the key must be of the algorithm's family and the signature of its length. */
    static boolean verify(
            JwsAlgorithm algorithm, Key key, ByteBuffer signingInput, byte[] signature, @Nullable Provider provider) {
        MacAlgorithm mac = MACS.get(algorithm);
        try {
            return mac != null
                    ? mac.verify(new Request<>((SecretKey) key, signingInput, signature, provider))
                    : signature(algorithm).verify(new Request<>((PublicKey) key, signingInput, signature, provider));
        } catch (SecurityException e) {
            if (isAboutTheSignature(e)) {
                return false;
            }
            throw new IllegalStateException("verifying " + algorithm + " failed in the cryptographic provider", e);
        }
    }

    private static SignatureAlgorithm signature(JwsAlgorithm algorithm) {
        SignatureAlgorithm signature = SIGNATURES.get(algorithm);
        if (signature == null) {
            throw new AssertionError(algorithm);
        }
        return signature;
    }

    // JJWT wraps whatever its provider throws, twice at times; only the innermost cause tells a signature that cannot
    // be one from a provider that is broken.
    private static boolean isAboutTheSignature(SecurityException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.security.SignatureException) {
                return true;
            }
        }
        return false;
    }

    private static final class Request<K extends Key> implements VerifySecureDigestRequest<K> {
        private final K key;
        private final InputStream payload;
        private final byte[] signature;
        private final @Nullable Provider provider;

        Request(K key, ByteBuffer payload, byte[] signature, @Nullable Provider provider) {
            this.key = key;
            this.payload = new SignedBytes(payload);
            this.signature = signature;
            this.provider = provider;
        }

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public InputStream getPayload() {
            return payload;
        }

        @Override
        public byte[] getDigest() {
            return signature;
        }

        @Override
        public @Nullable Provider getProvider() {
            return provider;
        }

        @Override
        public @Nullable SecureRandom getSecureRandom() {
            return null;
        }
    }
}
