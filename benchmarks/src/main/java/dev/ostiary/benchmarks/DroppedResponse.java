package dev.ostiary.benchmarks;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;

/** As much of a response as the filter asks for when it refuses a request. It keeps nothing. Used by one thread. */
final class DroppedResponse extends HttpServletResponseWrapper {
    private final ServletOutputStream dropped = new Dropped();

    DroppedResponse() {
        super(StubRequest.unsupported(HttpServletResponse.class));
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.of();
    }

    @Override
    public void setHeader(String name, String value) {
        // What a container does with it is not measured.
    }

    @Override
    public void addHeader(String name, String value) {
        // As above.
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
