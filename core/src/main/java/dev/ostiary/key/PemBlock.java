package dev.ostiary.key;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of PEM text (RFC 7468).
 *
 * @param label what stands after BEGIN
 * @param body the text between the markers
 */
record PemBlock(String label, String body) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*+(?:-(?!----)[^-]*+)*+)-----END \\1-----");
    private static final String MARKER = "-----BEGIN ";
    private static final String CURVE_NAME = "EC PARAMETERS";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static boolean occursIn(String text) {
        return text.contains(MARKER);
    }

    /** The one block of the text; text around it is not looked at, nor is the name of a curve before its key. */
    static PemBlock only(String text) {
        List<PemBlock> blocks = all(text);
        blocks.removeIf(block -> block.label.equals(CURVE_NAME));
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("one PEM block with a key expected, not " + CURVE_NAME + " alone");
        }
        if (blocks.size() > 1) {
            throw new IllegalArgumentException("one PEM block expected, not " + blocks.size()
                    + "; of a certificate chain keep the first, the one that signs tokens");
        }
        return blocks.get(0);
    }

    byte[] der() {
        try {
            return Base64.getDecoder().decode(body.replaceAll("[ \t\r\n]", ""));
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes the text.
            throw new IllegalArgumentException("the PEM block is not base64");
        }
    }

    /** Lines of 64 characters, without a line end after the last. */
    static String write(String label, byte[] der) {
        return MARKER + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----";
    }

    /** Without the body, which may be a private key. */
    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }

    /** Every block of the text; one that is cut short is a mistake, and perhaps a private key, so none is passed over. */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new PemBlock(matcher.group(1), matcher.group(2)));
        }
        if (blocks.size() != text.split(MARKER, -1).length - 1) {
            throw new IllegalArgumentException("a PEM block lacks the END line that belongs to its BEGIN line");
        }
        return blocks;
    }
}
