package dev.ostiary.key;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** The object identifiers that say what kind of key a DER structure holds (RFC 3279, RFC 4055, RFC 8410). */
enum KeyOid {
    RSA("2a864886f70d010101", "RSA"),
    RSA_PSS("2a864886f70d01010a", "RSASSA-PSS"),
    EC("2a8648ce3d0201", "EC"),
    ED25519("2b6570", Ed25519.NAME);

    private static final Map<String, String> OTHERS = Map.of(
            "2b6571", "Ed448 is not supported, EdDSA here is Ed25519",
            "2b656e", "X25519 keys agree on keys and do not sign",
            "2b656f", "X448 keys agree on keys and do not sign",
            "2a8648ce380401", "DSA is no algorithm of JWS");

    private final String hex;
    private final String platformName;

    KeyOid(String hex, String platformName) {
        this.hex = hex;
        this.platformName = platformName;
    }

    /** The name that the platform's key factory has for it. */
    String platformName() {
        return platformName;
    }

    /** Reads {@code SEQUENCE { SEQUENCE { OID ...} ...}}, a SubjectPublicKeyInfo (RFC 5280, section 4.1). */
    static KeyOid ofSpki(byte[] der) {
        return of(
                Der.whole(der).enter(Der.SEQUENCE).enter(Der.OBJECT_IDENTIFIER).bytes());
    }

    /** Reads {@code SEQUENCE { INTEGER, SEQUENCE { OID ...} ...}}, a PrivateKeyInfo (RFC 5958, section 2). */
    static KeyOid ofPkcs8(byte[] der) {
        Der content = Der.whole(der);
        content.enter(Der.INTEGER);
        return of(content.enter(Der.SEQUENCE).enter(Der.OBJECT_IDENTIFIER).bytes());
    }

    private static KeyOid of(byte[] oid) {
        String hex = HexFormat.of().formatHex(oid);
        return Arrays.stream(values())
                .filter(known -> known.hex.equals(hex))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "" + OTHERS.getOrDefault(hex, "RSA, EC or Ed25519 expected, this key is of another kind")));
    }
}
