package dev.ostiary.servlet.event;

import jdk.jfr.EventType;
import org.jspecify.annotations.Nullable;

/** Records with the platform's flight recorder; loaded only where that is. */
final class JfrRecorder implements FlightRecorder {
    private final EventType refusals = EventType.getEventType(JfrRefusal.class);
    private final EventType keyRefreshes = EventType.getEventType(JfrKeyRefresh.class);

    @Override
    public void refusal(AuthEvent event, String code) {
        if (refusals.isEnabled()) {
            new JfrRefusal(event, code).commit();
        }
    }

    @Override
    public void keyRefresh(String issuer, int keys, int skipped, @Nullable String fault) {
        if (keyRefreshes.isEnabled()) {
            new JfrKeyRefresh(issuer, keys, skipped, fault).commit();
        }
    }
}
