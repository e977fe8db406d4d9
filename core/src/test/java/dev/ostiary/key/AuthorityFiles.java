package dev.ostiary.key;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** One of the platform's own certificate authorities, in the forms that a trust store may have. */
public final class AuthorityFiles {
    /** Of the file of {@link #pkcs12()}. */
    public static final String TEST_PASSWORD = "test-password";

    private static final X509Certificate AUTHORITY = authority();

    private AuthorityFiles() {}

    private static X509Certificate authority() {
        try {
            TrustManagerFactory platform = TrustManagerFactory.getInstance("PKIX");
            platform.init((KeyStore) null);
            return Stream.of(platform.getTrustManagers())
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                    .filter(TrustedAuthorities::isValidNow)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The text itself. */
    public static String pem() {
        try {
            byte[] der = AUTHORITY.getEncoded();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    /** As {@code file:}; goes with the process. */
    public static String pkcs12() {
        try {
            Path file = Files.createTempFile("authorities", ".p12");
            file.toFile().deleteOnExit();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", AUTHORITY);
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, TEST_PASSWORD.toCharArray());
            }
            return "file:" + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
