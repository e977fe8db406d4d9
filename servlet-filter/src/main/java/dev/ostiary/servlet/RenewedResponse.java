package dev.ostiary.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.function.Consumer;

/**
 * The response to a page that was renewed: it carries tokens, so no cache may keep it, whatever the application says of the page
 * (RFC 9111, section 7.3), and they stay where the application begins its answer anew.
 */
final class RenewedResponse extends HttpServletResponseWrapper {
    private static final String CACHE_CONTROL = "Cache-Control";

    private final Consumer<HttpServletResponse> handOver;

    /** @param handOver sets the new cookies */
    RenewedResponse(HttpServletResponse response, Consumer<HttpServletResponse> handOver) {
        super(response);
        this.handOver = handOver;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(CACHE_CONTROL)) {
            super.setHeader(CACHE_CONTROL, "no-store");
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(CACHE_CONTROL)) {
            super.setHeader(CACHE_CONTROL, "no-store");
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        handOver.accept((HttpServletResponse) getResponse());
    }
}
