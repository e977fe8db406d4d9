package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refused form as the application's own page sees it: a plain {@code GET} without body, parts and parameters. So a page that answers
 * {@code GET} alone serves, and nothing is done with what somebody has sent who is not signed in. Used by one thread.
 */
final class BodilessRequest extends HttpServletRequestWrapper {
    BodilessRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Nothing();
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(Reader.nullReader());
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public @Nullable Part getPart(String name) {
        return null;
    }

    @Override
    public Map<String, String> getTrailerFields() {
        return Map.of();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isOfTheBody(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isOfTheBody(name) ? Collections.emptyEnumeration() : Told.each(super.getHeaders(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Told.list(super.getHeaderNames()).stream()
                .filter(name -> !isOfTheBody(name))
                .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return isOfTheBody(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return isOfTheBody(name) ? -1 : super.getDateHeader(name);
    }

    /** Conditions and ranges, too: they would make another status of a file's 401. */
    private static boolean isOfTheBody(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("content-")
                || lower.startsWith("if-")
                || lower.equals("range")
                || lower.equals("transfer-encoding")
                || lower.equals("expect");
    }

    /** A body of no bytes. */
    private static final class Nothing extends ServletInputStream {
        @Override
        public int read() {
            return -1;
        }

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            try {
                listener.onAllDataRead();
            } catch (IOException failed) {
                listener.onError(failed);
            }
        }
    }
}
