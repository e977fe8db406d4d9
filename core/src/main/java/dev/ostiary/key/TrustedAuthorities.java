package dev.ostiary.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificate authorities whose servers are trusted, and no others: those of the platform do not count beside them.
 *
 * <p>They may stand in PEM (RFC 7468), any number of blocks {@code CERTIFICATE}, or in PKCS#12 (RFC 7292) as certificates that are marked as
 * trusted, as {@code keytool -importcert} writes them. A server's own certificate, signed by itself, is an authority for that server. One
 * that has expired is left out, as long as others are left. A private key has no place there and is refused. The host name is checked as
 * ever. Nothing is read again later. Immutable and thread-safe.
 */
public final class TrustedAuthorities {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final int DER_SEQUENCE = 0x30;
    private static final int JKS_MAGIC = 0xFE;

    private final List<X509Certificate> certificates;

    private TrustedAuthorities(List<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /**
     * Reads what stands in a file.
     *
     * @param content PEM or PKCS#12
     * @param password of a PKCS#12 file; empty for PEM, and for a file that nobody has encrypted
     * @return the authorities, at least one
     * @throws IllegalArgumentException if it is neither, holds no certificate that is valid now, or a private key, or if the password does
     *     not fit; the message repeats nothing of it
     */
    public static TrustedAuthorities read(byte[] content, Optional<String> password) {
        int first = content.length == 0 ? 0 : content[0] & 0xff;
        if (first == JKS_MAGIC) {
            throw new IllegalArgumentException(
                    "a JKS file is not read; convert it with 'keytool -importkeystore -srckeystore FILE -destkeystore"
                            + " FILE.p12 -deststoretype pkcs12'");
        }
        if (first == DER_SEQUENCE) {
            return of(pkcs12(content, password));
        }
        if (password.isPresent()) {
            throw new IllegalArgumentException("a password was given, but this is no PKCS#12 file; PEM has none");
        }
        return of(pem(new String(content, StandardCharsets.UTF_8)));
    }

    private static TrustedAuthorities of(List<X509Certificate> all) {
        List<X509Certificate> valid =
                all.stream().filter(TrustedAuthorities::isValidNow).toList();
        if (valid.isEmpty()) {
            throw new IllegalArgumentException("every certificate in it has expired, or is not valid yet");
        }
        return new TrustedAuthorities(valid);
    }

    static boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException outOfTime) {
            return false;
        }
    }

    private static List<X509Certificate> pem(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : PemBlock.all(text)) {
            if (block.label().endsWith("PRIVATE KEY")) {
                throw new IllegalArgumentException(
                        "holds a private key, which must not be here; leave certificates only");
            }
            if (!block.label().equals(CERTIFICATE)) {
                throw new IllegalArgumentException("holds a PEM block that is no CERTIFICATE, and is no PKCS#12 file");
            }
            certificates.add(certificate(block.der()));
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("holds no PEM block CERTIFICATE, and is no PKCS#12 file");
        }
        return certificates;
    }

    static X509Certificate certificate(byte[] der) {
        try {
            Certificate read =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return (X509Certificate) read;
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("a PEM block in it is not a well-formed X.509 certificate");
        }
    }

    private static List<X509Certificate> pkcs12(byte[] content, Optional<String> password) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(
                    new ByteArrayInputStream(content),
                    password.map(String::toCharArray).orElse(null));
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    throw new IllegalArgumentException(
                            "holds a private key, which must not be here; leave certificates only");
                }
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "its password is another one"
                            : "is no PKCS#12 file; a certificate in DER is not read, convert it with 'openssl x509"
                                    + " -inform der -in FILE -out FILE.pem'");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the PKCS#12 file is protected in a way that this platform cannot undo");
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(
                    "the PKCS#12 file shows no certificate that is marked as trusted; give its"
                            + " password, or write the certificates as PEM");
        }
        return certificates;
    }

    /** What trusts these and nobody else. */
    TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca" + i, certificates.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        return trust.getTrustManagers();
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int size() {
        return certificates.size();
    }

    /** Shows how many there are. */
    @Override
    public String toString() {
        return "TrustedAuthorities[" + certificates.size() + "]";
    }
}
