package dev.ostiary.rest;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;

/** A body that is kept until it is sent. Confined to one request. */
final class RecordedBody extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    RecordedBody(ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public void write(int value) {
        bytes.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        bytes.write(from, offset, length);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("a refusal is written at once, not asynchronously");
    }
}
