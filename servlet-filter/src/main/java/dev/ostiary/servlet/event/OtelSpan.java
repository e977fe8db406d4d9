package dev.ostiary.servlet.event;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/** The current span of OpenTelemetry; loaded only where somebody wants users in it. Stateless. */
final class OtelSpan {
    private static final AttributeKey<String> USER = AttributeKey.stringKey("enduser.id");

    private OtelSpan() {}

    /** Without a span nothing happens. */
    static void show(String name) {
        Span.current().setAttribute(USER, name);
    }
}
