package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where each session was used last. A real application has it in its database, beside the session's id. Here it is gone when this process
 * ends, and only so many are remembered: those that were used last. Thread-safe.
 */
final class SessionPlaces {
    static final int MOST = 10_000;

    private final Map<String, String> places = new LinkedHashMap<>();

    /** Notes that a session was used by a request, or has begun with it. */
    void used(String sessionId, HttpServletRequest request) {
        Place.of(request).ifPresent(place -> used(sessionId, place));
    }

    synchronized void used(String sessionId, String place) {
        places.remove(sessionId);
        places.put(sessionId, place);
        if (places.size() > MOST) {
            places.remove(places.keySet().iterator().next());
        }
    }

    /** Empty for a session that was not used at this node since it began. */
    synchronized Optional<String> of(String sessionId) {
        return Optional.ofNullable(places.get(sessionId));
    }
}
