package dev.ostiary.key;

import java.util.Optional;

/** What a DER structure is, told by its first elements, for text that has no PEM label to say it. */
enum DerKind {
    SPKI("PUBLIC KEY"),
    CERTIFICATE("CERTIFICATE"),
    PKCS8("PRIVATE KEY"),
    ENCRYPTED_PKCS8("ENCRYPTED PRIVATE KEY"),
    PKCS1_PUBLIC("RSA PUBLIC KEY"),
    PKCS1_PRIVATE("RSA PRIVATE KEY"),
    SEC1("EC PRIVATE KEY"),
    PKCS12("PKCS12");

    private static final byte KEY_STORE_VERSION = 3;

    private final String label;

    DerKind(String label) {
        this.label = label;
    }

    /** What PEM calls it (RFC 7468); {@code PKCS12} has no name there. */
    String label() {
        return label;
    }

    /** Empty for what is none of them, or no DER. */
    static Optional<DerKind> of(byte[] bytes) {
        try {
            Der content = Der.whole(bytes);
            return content.nextTag() == Der.INTEGER ? versioned(content) : described(content);
        } catch (IllegalArgumentException noDer) {
            return Optional.empty();
        }
    }

    /** {@code SEQUENCE { INTEGER, ...} }. */
    private static Optional<DerKind> versioned(Der content) {
        byte[] version = content.enter(Der.INTEGER).bytes();
        boolean small = version.length == 1;
        return switch (content.nextTag()) {
            case Der.SEQUENCE -> Optional.of(small && version[0] == KEY_STORE_VERSION ? PKCS12 : PKCS8);
            case Der.INTEGER -> Optional.of(small ? PKCS1_PRIVATE : PKCS1_PUBLIC);
            case Der.OCTET_STRING -> Optional.of(SEC1);
            default -> Optional.empty();
        };
    }

    /** {@code SEQUENCE { SEQUENCE {...} ...} }. */
    private static Optional<DerKind> described(Der content) {
        int first = content.enter(Der.SEQUENCE).nextTag();
        if (first == Der.CONTEXT_0 || first == Der.INTEGER) {
            return Optional.of(CERTIFICATE);
        }
        return switch (content.nextTag()) {
            case Der.BIT_STRING -> Optional.of(SPKI);
            case Der.OCTET_STRING -> Optional.of(ENCRYPTED_PKCS8);
            default -> Optional.empty();
        };
    }
}
