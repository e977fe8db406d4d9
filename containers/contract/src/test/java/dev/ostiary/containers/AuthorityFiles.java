package dev.ostiary.containers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Files that settings name: one of the platform's own certificate authorities in PKCS#12, and a token. */
final class AuthorityFiles {
    static final String TEST_PASSWORD = "test-password";

    private static final X509Certificate AUTHORITY = authority();

    private AuthorityFiles() {}

    private static X509Certificate authority() {
        try {
            TrustManagerFactory platform = TrustManagerFactory.getInstance("PKIX");
            platform.init((KeyStore) null);
            return Stream.of(platform.getTrustManagers())
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                    .filter(AuthorityFiles::isValidNow)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException outOfTime) {
            return false;
        }
    }

    /** As {@code file:}; goes with the process. */
    static String pkcs12() {
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

    /** The path alone; goes with the process. */
    static String tokenFile() {
        try {
            Path file = Files.writeString(Files.createTempFile("token", ".txt"), "a.b.c\n");
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
