package dev.ostiary.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private key and the certificates that belong to it.
 *
 * @param chain not empty, the key's own certificate first
 */
record KeyEntry(PrivateKey key, List<X509Certificate> chain) {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    /** One private key, before or behind its certificates. */
    static KeyEntry ofPem(byte[] content) {
        List<PemBlock> blocks = PemBlock.all(new String(content, StandardCharsets.UTF_8));
        List<PemBlock> keys = blocks.stream()
                .filter(block -> block.label().endsWith(PRIVATE_KEY))
                .toList();
        List<X509Certificate> chain = blocks.stream()
                .filter(block -> block.label().equals(CERTIFICATE))
                .map(block -> TrustedAuthorities.certificate(block.der()))
                .toList();
        if (keys.size() != 1 || chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "holds no PEM blocks PRIVATE KEY and CERTIFICATE, one key and its certificate, and is no PKCS#12"
                            + " file");
        }
        return new KeyEntry(PemKeys.readPrivate(keys.get(0)), chain);
    }

    static KeyEntry ofPkcs12(byte[] content, Optional<String> password) {
        char @Nullable [] secret = password.map(String::toCharArray).orElse(null);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), secret);
            List<String> aliases = Collections.list(store.aliases());
            for (String alias : aliases) {
                if (!store.isKeyEntry(alias)) {
                    store.deleteEntry(alias);
                }
            }
            return only(store, secret);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "its password is another one"
                            : "is neither a PKCS#12 file nor PEM");
        } catch (UnrecoverableKeyException e) {
            throw new IllegalArgumentException("the key in it has another password than the file; give both the same");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the PKCS#12 file is protected in a way that this platform cannot undo");
        }
    }

    private static KeyEntry only(KeyStore store, char @Nullable [] password) throws GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases());
        if (aliases.size() != 1) {
            throw new IllegalArgumentException("the PKCS#12 file holds " + aliases.size()
                    + " private keys, or needs its password; exactly one key must be there");
        }
        Certificate @Nullable [] chain = store.getCertificateChain(aliases.get(0));
        if (store.getKey(aliases.get(0), password) instanceof PrivateKey key && chain != null && chain.length > 0) {
            return new KeyEntry(
                    key, Stream.of(chain).map(X509Certificate.class::cast).toList());
        }
        throw new IllegalArgumentException("the PKCS#12 file holds no private key with its certificate");
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "KeyEntry[]";
    }
}
