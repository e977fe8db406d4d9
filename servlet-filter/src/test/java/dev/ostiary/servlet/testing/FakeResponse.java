package dev.ostiary.servlet.testing;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A response that remembers what was written, and fails where a header or the status comes after the body. */
public final class FakeResponse extends HttpServletResponseWrapper {
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = SC_OK;
    private boolean errorSent;
    private boolean committed;
    private boolean keepsHeaders;

    public FakeResponse() {
        super(Unsupported.all(HttpServletResponse.class));
    }

    public FakeResponse committed() {
        committed = true;
        return this;
    }

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Whether the status came by {@code sendError}: the application's error page would follow. */
    public boolean isErrorSent() {
        return errorSent;
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public void setHeader(String name, String value) {
        if (value != null || !keepsHeaders) {
            headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        }
        if (value != null) {
            addHeader(name, value);
        }
    }

    /** From now on no header can be taken away any more, as in Tomcat 10.1. */
    public FakeResponse keepingHeaders() {
        keepsHeaders = true;
        return this;
    }

    @Override
    public void setDateHeader(String name, long date) {
        setHeader(name, "date " + date);
    }

    @Override
    public void addDateHeader(String name, long date) {
        addHeader(name, "date " + date);
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void addCookie(Cookie cookie) {
        String age = cookie.getMaxAge() < 0 ? "" : "; Max-Age=" + cookie.getMaxAge();
        addHeader("Set-Cookie", cookie.getName() + "=" + cookie.getValue() + age + "; Path=/");
    }

    @Override
    public void resetBuffer() {
        requireNoBody();
    }

    @Override
    public void addHeader(String name, String value) {
        requireNoBody();
        headers.add(Map.entry(name, value));
    }

    @Override
    public void reset() {
        requireNoBody();
        headers.clear();
        status = SC_OK;
    }

    @Override
    public String getHeader(String name) {
        return getHeaders(name).stream().findFirst().orElse(null);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Collection<String> getHeaderNames() {
        return headers.stream().map(Map.Entry::getKey).distinct().toList();
    }

    @Override
    public boolean containsHeader(String name) {
        return getHeader(name) != null;
    }

    @Override
    public void setStatus(int newStatus) {
        requireNoBody();
        status = newStatus;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int newStatus) {
        setStatus(newStatus);
        errorSent = true;
        committed = true;
    }

    @Override
    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public void setContentLength(int length) {
        setHeader("Content-Length", Integer.toString(length));
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int octet) {
                body.write(octet);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("not faked: setWriteListener");
            }
        };
    }

    private void requireNoBody() {
        if (committed || body.size() > 0) {
            throw new IllegalStateException("a header or status came after the body");
        }
    }
}
