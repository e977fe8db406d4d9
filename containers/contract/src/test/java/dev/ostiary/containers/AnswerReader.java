package dev.ostiary.containers;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one answer after the other off a connection, each to its last byte (RFC 9112, sections 4, 6 and 7). One that is not as it must be
 * is a {@link ProtocolException} that shows what has come; a connection that ends between answers is an {@link EOFException}.
 */
final class AnswerReader {
    private static final int SHOWN_BYTES = 4_000;

    private static final int SWITCHING_PROTOCOLS = 101;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-5][0-9]{2} .*");
    private static final Pattern FIELD_LINE = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,7})(;.*)?");

    private final InputStream in;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean last;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** The final answer to a request of this method; interim ones are read over. */
    RawHttp.Answer next(String method) throws IOException {
        read.reset();
        last = true;
        String statusLine;
        RawHttp.Answer head;
        do {
            statusLine = statusLine();
            head = head(statusLine);
        } while (head.status() < 200 && head.status() != SWITCHING_PROTOCOLS);
        // Undertow leaves the body out for a hEAD, too, although that is another method.
        boolean empty =
                method.equalsIgnoreCase("HEAD") || head.status() < 200 || head.status() == 204 || head.status() == 304;
        RawHttp.Answer answer = empty ? head : new RawHttp.Answer(head.status(), head.headerLines(), body(head));
        last = endsTheConnection(statusLine, head) || !empty && !saysItsLength(head);
        return answer;
    }

    /** Whether no answer comes after the one that was asked for last. */
    boolean wasLast() {
        return last;
    }

    /** Nobody has asked for what is there before the next request is sent. */
    void expectNothing() throws IOException {
        int left = in.available();
        if (left > 0) {
            read.writeBytes(in.readNBytes(left));
            throw malformed(left + " bytes after the end of the answer");
        }
    }

    private static boolean endsTheConnection(String statusLine, RawHttp.Answer head) {
        return head.says("Connection", "close")
                || statusLine.startsWith("HTTP/1.0") && !head.says("Connection", "keep-alive");
    }

    private static boolean saysItsLength(RawHttp.Answer head) {
        return head.header("Transfer-Encoding").isPresent()
                || head.header("Content-Length").isPresent();
    }

    private String statusLine() throws IOException {
        String line = line();
        if (!STATUS_LINE.matcher(line).matches()) {
            throw malformed("no status line");
        }
        return line;
    }

    private RawHttp.Answer head(String statusLine) throws IOException {
        int status = Integer.parseInt(statusLine.substring(9, 12));
        return new RawHttp.Answer(status, fields(), "");
    }

    private List<String> fields() throws IOException {
        List<String> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (!FIELD_LINE.matcher(line).matches()) {
                throw malformed("no field line");
            }
            fields.add(line);
        }
        return List.copyOf(fields);
    }

    /** RFC 9112, section 6.3. */
    private String body(RawHttp.Answer head) throws IOException {
        if (!saysItsLength(head)) {
            return text(in.readAllBytes());
        }
        List<String> codings = head.headers("Transfer-Encoding");
        List<String> lengths = head.headers("Content-Length");
        if (codings.isEmpty()
                && lengths.size() == 1
                && LENGTH.matcher(lengths.get(0)).matches()) {
            return text(bytes(Integer.parseInt(lengths.get(0))));
        }
        if (codings.equals(List.of("chunked")) && lengths.isEmpty()) {
            return chunks();
        }
        throw malformed("the length of the body is not clear");
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(bytes(size));
            if (!line().isEmpty()) {
                throw malformed("a chunk is longer than it says");
            }
        }
        fields();
        return text(body.toByteArray());
    }

    private int chunkSize() throws IOException {
        String line = line();
        if (!CHUNK_SIZE.matcher(line).matches()) {
            throw malformed("no size of a chunk");
        }
        return Integer.parseInt(line.replaceFirst(";.*", ""), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) next();
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        int end = line.length() - 1;
        if (end < 0 || line.charAt(end) != '\r') {
            throw malformed("a line that ends without CR");
        }
        return line.substring(0, end);
    }

    private int next() throws IOException {
        int next = fill();
        if (next < 0 && read.size() == 0) {
            throw new EOFException("the connection was closed without an answer");
        }
        if (next < 0) {
            throw malformed("closed in the middle");
        }
        read.write(next);
        return next;
    }

    private int fill() throws IOException {
        try {
            return in.read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    private ProtocolException malformed(String what) {
        String all = read.toString(StandardCharsets.ISO_8859_1);
        return new ProtocolException(what + ": " + all.substring(Math.max(0, all.length() - SHOWN_BYTES)));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
