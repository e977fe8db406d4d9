package dev.ostiary.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate with its private key, with which a client shows in TLS who it is (RFC 8705), or signs.
 *
 * <p>It may stand in PEM (RFC 7468), one block {@code PRIVATE KEY} and the certificate with those that lead to its authority behind it, or
 * as the one private key of a PKCS#12 file (RFC 7292). One that has expired is refused. Immutable and thread-safe; {@code toString} shows
 * no part of the key.
 */
public final class ClientCertificate {
    private static final int DER_SEQUENCE = 0x30;
    private static final int JKS_MAGIC = 0xFE;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /**
     * Reads what stands in a file.
     *
     * @param content PEM or PKCS#12
     * @param password of a PKCS#12 file and of the key in it; empty for PEM
     * @return the key with its certificate
     * @throws IllegalArgumentException if it is neither, does not hold exactly one private key with its certificate, if that is not valid
     *     now, or if the password does not fit; the message repeats nothing of it
     */
    public static ClientCertificate read(byte[] content, Optional<String> password) {
        int first = content.length == 0 ? 0 : content[0] & 0xff;
        if (first == JKS_MAGIC) {
            throw new IllegalArgumentException(
                    "a JKS file is not read; convert it with 'keytool -importkeystore -srckeystore FILE -destkeystore"
                            + " FILE.p12 -deststoretype pkcs12'");
        }
        if (first != DER_SEQUENCE && password.isPresent()) {
            throw new IllegalArgumentException("a password was given, but this is no PKCS#12 file; PEM has none");
        }
        KeyEntry entry = first == DER_SEQUENCE ? KeyEntry.ofPkcs12(content, password) : KeyEntry.ofPem(content);
        ClientCertificate read = new ClientCertificate(entry.key(), entry.chain());
        if (!TrustedAuthorities.isValidNow(read.chain.get(0))) {
            throw new IllegalArgumentException("its certificate has expired, or is not valid yet");
        }
        read.requirePair();
        return read;
    }

    /**
     * The key as one that signs with the usual algorithm of its kind.
     *
     * @return its {@code kid} is its {@linkplain Keys#thumbprint thumbprint}
     */
    public SigningKey signingKey() {
        VerificationKey certified = VerificationKey.of(chain.get(0).getPublicKey());
        JwsAlgorithm usual = certified.usualAlgorithms().stream()
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return SigningKey.of(new KeyPair(chain.get(0).getPublicKey(), key), usual)
                .withKeyId(Keys.thumbprint(certified));
    }

    /**
     * What shows the certificate to a server that asks for one.
     *
     * @return at least one, of which each call makes new ones
     */
    public KeyManager[] keyManagers() {
        try {
            char[] none = new char[0];
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("client", key, none, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, none);
            return managers.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the platform cannot hold a client's certificate", e);
        }
    }

    private void requirePair() {
        try {
            signingKey();
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    "its private key and its first certificate do not belong together, or are of a kind that is weak"
                            + " or not supported");
        }
    }

    /** Shows how many certificates there are. */
    @Override
    public String toString() {
        return "ClientCertificate[" + chain.size() + "]";
    }
}
