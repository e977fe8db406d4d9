package dev.ostiary.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A client's key with the certificate that it has signed itself, in the forms that a setting takes; goes with the process. */
public final class CertifiedKeyFiles {
    /** Of the file of {@link #pkcs12()}, and of the key in it. */
    public static final String TEST_PASSWORD = Keytool.TEST_PASSWORD;

    private static final Path FILE = make("client.p12");
    private static final Path ANOTHER = make("another.p12");

    private CertifiedKeyFiles() {}

    private static Path make(String name) {
        try {
            Path folder = Files.createTempDirectory("certified");
            Path file = new Keytool(folder).localServer(name);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code file:}. */
    public static String pkcs12() {
        return "file:" + FILE;
    }

    /** The text itself: key and certificate. */
    public static String pem() {
        return pem(FILE);
    }

    /** Another client's. */
    public static String anotherPem() {
        return pem(ANOTHER);
    }

    private static String pem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, TEST_PASSWORD.toCharArray());
            String alias = store.aliases().nextElement();
            return block(
                            "PRIVATE KEY",
                            store.getKey(alias, TEST_PASSWORD.toCharArray()).getEncoded())
                    + block("CERTIFICATE", store.getCertificate(alias).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
