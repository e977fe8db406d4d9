package dev.ostiary.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate and its private key, which a client presents to a server (RFC 8705, section 2). Nothing is read again later. Immutable and
 * thread-safe; {@code toString} shows no part of it.
 */
public final class ClientCertificate {
    private static final int DER_SEQUENCE = 0x30;
    private static final String ALIAS = "client";

    private final PrivateKey key;
    private final List<Certificate> chain;

    private ClientCertificate(PrivateKey key, List<Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /**
     * Reads what stands in a file.
     *
     * @param content PEM, with a private key that is not encrypted and its certificate before those of the authorities, or PKCS#12 with one entry
     * @param password of a PKCS#12 file; empty for PEM
     * @return the certificate
     * @throws IllegalArgumentException if it is neither, or the password does not fit; the message repeats nothing of it
     */
    public static ClientCertificate read(byte[] content, Optional<String> password) {
        return content.length > 0 && content[0] == DER_SEQUENCE
                ? pkcs12(content, password.orElse("").toCharArray())
                : pem(new String(content, StandardCharsets.UTF_8));
    }

    private static ClientCertificate pem(String text) {
        List<PemBlock> blocks = PemBlock.all(text);
        List<Certificate> chain = new ArrayList<>();
        blocks.stream()
                .filter(block -> block.label().equals("CERTIFICATE"))
                .forEach(block -> chain.add(TrustedAuthorities.certificate(block.der())));
        List<PemBlock> keys = blocks.stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.size() != 1 || chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected one PEM block PRIVATE KEY and at least one CERTIFICATE, or a PKCS#12 file");
        }
        return new ClientCertificate(PemKeys.readPrivate(keys.get(0)), chain);
    }

    private static ClientCertificate pkcs12(byte[] content, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            List<String> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.add(alias);
                }
            }
            if (keys.size() != 1 || !(store.getKey(keys.get(0), password) instanceof PrivateKey key)) {
                throw new IllegalArgumentException("the PKCS#12 file must hold one private key, with its certificate");
            }
            return new ClientCertificate(key, Arrays.asList(store.getCertificateChain(keys.get(0))));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "its password is another one"
                            : "is neither PEM nor PKCS#12");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the PKCS#12 file is protected in a way that this platform cannot undo");
        }
    }

    KeyManager[] keyManagers() {
        try {
            char[] password = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password, chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the platform cannot present the certificate", e);
        }
    }

    /** Shows how many certificates there are. */
    @Override
    public String toString() {
        return "ClientCertificate[" + chain.size() + "]";
    }
}
