package dev.ostiary.servlet.event;

import jdk.jfr.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Records with the platform's flight recorder; loaded only where that is. Until somebody has asked for a recording, the kinds of events are not
 * made known to it: that takes longer than all else at the start of a filter.
 */
final class JfrRecorder implements FlightRecorder {
    @Override
    public boolean recordsRefusals() {
        return isInUse() && JfrKinds.REFUSALS.isEnabled();
    }

    @Override
    public void refusal(AuthEvent event, String code) {
        if (recordsRefusals()) {
            new JfrRefusal(event, code).commit();
        }
    }

    @Override
    public void keyRefresh(String issuer, int keys, int skipped, @Nullable String fault) {
        if (isInUse() && JfrKinds.KEY_REFRESHES.isEnabled()) {
            new JfrKeyRefresh(issuer, keys, skipped, fault).commit();
        }
    }

    private static boolean isInUse() {
        return jdk.jfr.FlightRecorder.isInitialized();
    }

    private static final class JfrKinds {
        static final EventType REFUSALS = EventType.getEventType(JfrRefusal.class);
        static final EventType KEY_REFRESHES = EventType.getEventType(JfrKeyRefresh.class);
    }
}
