package dev.ostiary.key;

import java.io.ByteArrayInputStream;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Keys in PEM: SPKI and certificates for public ones, PKCS#8 for private ones. */
final class PemKeys {
    private static final String SPKI = "PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String OPENSSH = "OPENSSH PRIVATE KEY";

    private PemKeys() {}

    static PublicKey readPublic(String text) {
        PemBlock block = PemBlock.only(text);
        return switch (block.label()) {
            case SPKI -> spki(block.der());
            case CERTIFICATE -> certified(block.der());
            case "RSA PUBLIC KEY" -> throw convert(block, "openssl rsa -RSAPublicKey_in -in key.pem -pubout");
            case PKCS8, "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                throw new IllegalArgumentException(
                        "the PEM block is a private key and must not be here; its public key is the output of"
                                + " 'openssl pkey -in key.pem -pubout'");
            case OPENSSH ->
                throw new IllegalArgumentException(
                        "the PEM block is a private key of OpenSSH and must not be here; its public key is the output"
                                + " of 'ssh-keygen -e -m PKCS8 -f key' unless it is Ed25519");
            default ->
                throw new IllegalArgumentException("a PEM block PUBLIC KEY or CERTIFICATE expected" + other(block));
        };
    }

    static PrivateKey readPrivate(String text) {
        return readPrivate(PemBlock.only(text));
    }

    static PrivateKey readPrivate(PemBlock block) {
        return switch (block.label()) {
            case PKCS8 -> pkcs8(block.der());
            case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                throw convert(block, "openssl pkcs8 -topk8 -nocrypt -in key.pem -out key-pkcs8.pem");
            case "ENCRYPTED PRIVATE KEY" -> throw convert(block, "openssl pkey -in key.pem -out key-pkcs8.pem");
            case SPKI, CERTIFICATE, "RSA PUBLIC KEY" ->
                throw new IllegalArgumentException(
                        "the PEM block is a public key, which cannot sign; PRIVATE KEY expected");
            case OPENSSH -> throw new IllegalArgumentException(KeyWords.ofOpenSshPrivateKey());
            default -> throw new IllegalArgumentException("a PEM block PRIVATE KEY (PKCS#8) expected" + other(block));
        };
    }

    static String write(PublicKey key) {
        return PemBlock.write(SPKI, key.getEncoded());
    }

    static String writePkcs8(byte[] der) {
        return PemBlock.write(PKCS8, der);
    }

    private static PublicKey spki(byte[] der) {
        KeyOid kind = KeyOid.ofSpki(der);
        EcForm.ofSpki(kind, der).requireReadable();
        return Jca.publicKey(kind.platformName(), new X509EncodedKeySpec(der));
    }

    /** The platform's own form of a private key, whose members can be asked for. */
    static PrivateKey pkcs8(byte[] der) {
        KeyOid kind = KeyOid.ofPkcs8(der);
        EcForm.ofPkcs8(kind, der).requireReadable();
        return Jca.privateKey(kind.platformName(), new PKCS8EncodedKeySpec(der));
    }

    private static PublicKey certified(byte[] der) {
        try {
            return spki(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey()
                    .getEncoded());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the PEM block is not a well-formed X.509 certificate");
        }
    }

    private static String other(PemBlock block) {
        return block.label().equals(DerKind.PKCS12.label())
                ? ", not a key store (PKCS#12); 'openssl pkcs12 -nodes -in FILE' writes what it holds, of which one"
                        + " block is wanted"
                : ", not " + block.label();
    }

    private static IllegalArgumentException convert(PemBlock block, String command) {
        return new IllegalArgumentException(
                "a PEM block " + block.label() + " is not read; convert it with '" + command + "'");
    }
}
