package dev.ostiary.benchmarks;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** As much of a response as the filter asks for when it refuses a request. It keeps nothing. Used by one thread. */
final class DroppedResponse extends StubResponse {
    private final ServletOutputStream dropped = new Dropped();

    @Override
    public void addHeader(String name, String value) {
        // What a container does with it is not measured.
    }

    @Override
    public void setStatus(int status) {
        // As above.
    }

    @Override
    public void setContentType(String type) {
        // As above.
    }

    @Override
    public void setContentLength(int length) {
        // As above.
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return dropped;
    }

    private static final class Dropped extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int octet) {
            // Dropped.
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            // Dropped.
        }
    }
}
