package dev.ostiary.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file that somebody has written for us, or the name of what it is instead. Stateless. */
public final class FileText {
    private static final String UTF_16 =
            "is UTF-16 text, which PowerShell writes; 'iconv -f UTF-16 -t UTF-8' converts it";

    private static final int GZIP = 0x1f8b;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private FileText() {}

    /**
     * Reads UTF-8.
     *
     * @param bytes the whole file
     * @return its text; a byte order mark stays
     * @throws IllegalArgumentException if it is anything else: the message says what it seems to be and how it is converted, to
     *     be read after the name of the file, and shows nothing of it
     */
    public static String of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(words(bytes), e);
        }
        throw new IllegalArgumentException(UTF_16);
    }

    /**
     * Takes the byte order mark off that some editors and servers put before UTF-8, and that no JSON has (RFC 8259, section 8.1).
     *
     * @param utf8 a text
     * @return the same array where there is none
     */
    public static byte[] withoutByteOrderMark(byte[] utf8) {
        boolean marked = utf8.length >= MARK.length && Arrays.equals(utf8, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(utf8, MARK.length, utf8.length) : utf8;
    }

    /**
     * Whether these are the first bytes of what gzip writes (RFC 1952, section 2.3.1), which no text has.
     *
     * @param bytes any
     * @return true for gzip
     */
    public static boolean isCompressed(byte[] bytes) {
        return start(bytes) == GZIP;
    }

    private static int start(byte[] bytes) {
        return bytes.length < 2 ? 0 : Byte.toUnsignedInt(bytes[0]) << Byte.SIZE | Byte.toUnsignedInt(bytes[1]);
    }

    private static String words(byte[] bytes) {
        return switch (start(bytes)) {
            case 0xfffe, 0xfeff -> UTF_16;
            case GZIP -> "is compressed with gzip; 'gunzip' unpacks it";
            case 0xfeed ->
                "is a Java key store; 'keytool -exportcert -rfc -keystore FILE -alias NAME' writes a certificate as"
                        + " PEM";
            case 0x3059, 0x3081, 0x3082, 0x302a ->
                "is binary, as DER is; 'openssl pkey -pubin -inform DER -in FILE' writes a public key as PEM, 'openssl"
                        + " x509 -inform DER -in FILE' a certificate, 'openssl pkey -inform DER -in FILE' a private key,"
                        + " and 'openssl pkcs12 -nodes -in FILE' what a key store holds, of which one block is wanted";
            default -> "is not UTF-8 text";
        };
    }
}
