package dev.ostiary.key;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** The object identifiers that say what kind of key a DER structure holds (RFC 3279, RFC 4055, RFC 8410). */
enum KeyOid {
    RSA("2a864886f70d010101", "RSA"),
    RSA_PSS("2a864886f70d01010a", "RSASSA-PSS"),
    EC("2a8648ce3d0201", "EC"),
    ED25519("2b6570", Ed25519.NAME);

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_IDENTIFIER = 0x06;

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
        ByteBuffer content = enterWhole(der);
        return of(enter(enter(content, SEQUENCE), OBJECT_IDENTIFIER));
    }

    /** Reads {@code SEQUENCE { INTEGER, SEQUENCE { OID ...} ...}}, a PrivateKeyInfo (RFC 5958, section 2). */
    static KeyOid ofPkcs8(byte[] der) {
        ByteBuffer content = enterWhole(der);
        enter(content, INTEGER);
        return of(enter(enter(content, SEQUENCE), OBJECT_IDENTIFIER));
    }

    private static KeyOid of(ByteBuffer oid) {
        byte[] bytes = new byte[oid.remaining()];
        oid.get(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return Arrays.stream(values())
                .filter(known -> known.hex.equals(hex))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "" + OTHERS.getOrDefault(hex, "RSA, EC or Ed25519 expected, this key is of another kind")));
    }

    /** The content of a sequence after which nothing follows. */
    private static ByteBuffer enterWhole(byte[] der) {
        ByteBuffer in = ByteBuffer.wrap(der);
        ByteBuffer content = enter(in, SEQUENCE);
        requireDer(!in.hasRemaining());
        return content;
    }

    /** Takes one element off the buffer and returns its content. */
    private static ByteBuffer enter(ByteBuffer in, int tag) {
        requireDer(in.remaining() >= 2 && Byte.toUnsignedInt(in.get()) == tag);
        int length = length(in);
        requireDer(length <= in.remaining());
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    // One byte, or the number of length bytes that follow. Two of those are enough for a key of any size taken here.
    private static int length(ByteBuffer in) {
        int first = Byte.toUnsignedInt(in.get());
        if (first < 0x80) {
            return first;
        }
        requireDer(first - 0x80 >= 1 && first - 0x80 <= 2 && in.remaining() >= first - 0x80);
        int length = Byte.toUnsignedInt(in.get());
        return first == 0x81 ? length : length << Byte.SIZE | Byte.toUnsignedInt(in.get());
    }

    private static void requireDer(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("the PEM block does not hold the DER structure that its label says");
        }
    }
}
