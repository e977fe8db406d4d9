package dev.ostiary.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file with a token for the server that has the keys. Whoever renews the token writes the file anew, so it is read for each exchange.
 *
 * @param path its path
 */
record TokenFile(Path path) {
    private static final int MOST_BYTES = 16_384;

    /** RFC 6750, section 2.1: nothing that could end a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * The value of an {@code Authorization} header.
     *
     * @throws IOException with the path and what is wrong with the file, and nothing of what stands in it
     */
    String authorization() throws IOException {
        String token = text().strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new IOException("the file '" + path + "' holds no token; expected one and nothing else");
        }
        return "Bearer " + token;
    }

    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new IOException("the file '" + path + "' with the token to send does not exist", e);
        } catch (IOException e) {
            throw new IOException("the file '" + path + "' with the token to send cannot be read", e);
        }
    }
}
