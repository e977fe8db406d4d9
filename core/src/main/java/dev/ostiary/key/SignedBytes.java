package dev.ostiary.key;

import java.io.InputStream;

/** What is signed, as JJWT wants to read it: like the platform's stream of an array, without its lock. Used by one thread. */
final class SignedBytes extends InputStream {
    private final byte[] bytes;
    private int position;

    SignedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return position == bytes.length ? -1 : bytes[position++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, bytes.length - position);
        if (count == 0) {
            return -1;
        }
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
    }
}
