package dev.ostiary.key;

import java.nio.ByteBuffer;

/** Takes DER apart, as far as is needed to tell what it holds (ITU-T X.690). Not thread-safe. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xa0;

    /** What {@link #nextTag} says at the end, which is no tag of any element here. */
    static final int NOTHING = 0;

    private final ByteBuffer in;

    private Der(ByteBuffer in) {
        this.in = in;
    }

    /** The content of a sequence after which nothing follows. */
    static Der whole(byte[] der) {
        Der all = new Der(ByteBuffer.wrap(der));
        Der content = all.enter(SEQUENCE);
        require(!all.in.hasRemaining());
        return content;
    }

    int nextTag() {
        return in.hasRemaining() ? Byte.toUnsignedInt(in.get(in.position())) : NOTHING;
    }

    /** Takes one element off and returns its content. */
    Der enter(int tag) {
        require(in.remaining() >= 2 && Byte.toUnsignedInt(in.get()) == tag);
        int length = length();
        require(length <= in.remaining());
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return new Der(content);
    }

    /** What is left. */
    byte[] bytes() {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    // One byte, or the number of length bytes that follow. Two of those are enough for a key of any size taken here.
    private int length() {
        int first = Byte.toUnsignedInt(in.get());
        if (first < 0x80) {
            return first;
        }
        require(first - 0x80 >= 1 && first - 0x80 <= 2 && in.remaining() >= first - 0x80);
        int length = Byte.toUnsignedInt(in.get());
        return first == 0x81 ? length : length << Byte.SIZE | Byte.toUnsignedInt(in.get());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("the PEM block does not hold the DER structure that its label says");
        }
    }
}
