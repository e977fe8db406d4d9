package dev.ostiary.key;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** What is signed, as JJWT wants to read it: like the platform's stream of an array, without its lock. Used by one thread. */
final class SignedBytes extends InputStream {
    private final ByteBuffer bytes;

    /** Reads from position to limit, which stay as they are. */
    SignedBytes(ByteBuffer bytes) {
        this.bytes = bytes.duplicate();
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(into, offset, count);
        return count == 0 ? -1 : count;
    }
}
