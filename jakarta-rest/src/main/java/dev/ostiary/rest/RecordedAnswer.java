package dev.ostiary.rest;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the filter answers, for the runtime to send: it alone may end the request, and the application's filters for responses see the
 * answer. Headers and cookies go into the response at once, those that speak of the body with it. Confined to one request.
 */
final class RecordedAnswer extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final RecordedBody stream = new RecordedBody(body);
    private int status = SC_OK;
    private boolean isErrorPage;
    private @Nullable String contentType;
    private @Nullable PrintWriter writer;

    RecordedAnswer(HttpServletResponse response) {
        super(response);
    }

    /**
     * What the runtime is to send instead of asking the resource.
     *
     * @param makesErrorPages whether it makes one of an error without an entity, as the container does of {@code sendError}
     */
    Response toResponse(boolean makesErrorPages) throws IOException {
        if (isErrorPage) {
            if (!makesErrorPages) {
                ((HttpServletResponse) getResponse()).sendError(status);
            }
            return Response.status(status).build();
        }
        if (writer != null) {
            writer.flush();
        }
        if (body.size() == 0 && (status < SC_BAD_REQUEST || !makesErrorPages)) {
            return Response.status(status).build();
        }
        return Response.status(status)
                .type(Optional.ofNullable(contentType).orElse(MediaType.TEXT_PLAIN))
                .entity(new Answer(body.toByteArray()))
                .build();
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        status = code;
        isErrorPage = true;
    }

    @Override
    public void sendError(int code, String message) {
        sendError(code);
    }

    @Override
    public void sendRedirect(String location) {
        status = SC_FOUND;
        setHeader("Location", location);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            contentType = value;
        } else if (!name.equalsIgnoreCase("Content-Length")) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("Content-Length")) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void setContentType(@Nullable String type) {
        contentType = type;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    @Override
    public void setContentLength(int length) {
        // The runtime counts what it sends.
    }

    @Override
    public void setContentLengthLong(long length) {
        // The runtime counts what it sends.
    }

    @Override
    public void setCharacterEncoding(String charset) {
        contentType =
                Optional.ofNullable(contentType).orElse(MediaType.TEXT_PLAIN).replaceFirst(";.*", "") + ";charset="
                        + charset;
    }

    @Override
    public String getCharacterEncoding() {
        return Optional.ofNullable(contentType)
                .map(type -> MediaType.valueOf(type).getParameters().get(MediaType.CHARSET_PARAMETER))
                .orElse("ISO-8859-1");
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(body, false, Charset.forName(getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        // The runtime sends it.
    }

    @Override
    public void resetBuffer() {
        if (writer != null) {
            writer.flush();
        }
        body.reset();
    }

    @Override
    public void reset() {
        resetBuffer();
        status = SC_OK;
        isErrorPage = false;
        contentType = null;
        super.reset();
    }
}
