package dev.ostiary.spring;

import dev.ostiary.key.JwksState;
import dev.ostiary.key.JwksStatus;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.store.StoreUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the filter can decide about requests: the keys of each issuer, and the store of sessions. Nothing in it is secret.
 *
 * @param isUp false while tokens of an issuer, or sessions, are answered 503
 * @param details by issuer as it was configured, and {@code store}
 */
record FilterHealth(boolean isUp, Map<String, Object> details) {
    private static final String NOBODY = "ostiary-health";

    /** Up where all are. */
    static FilterHealth ofAll(List<AuthFilter> filters) {
        return filters.stream().map(FilterHealth::of).reduce(new FilterHealth(true, Map.of()), FilterHealth::and);
    }

    /** Of two that tell of the same, the one that is down has the word. */
    private FilterHealth and(FilterHealth other) {
        Map<String, Object> all = new LinkedHashMap<>((isUp ? this : other).details);
        all.putAll((isUp ? other : this).details);
        return new FilterHealth(isUp && other.isUp, Map.copyOf(all));
    }

    static FilterHealth of(AuthFilter filter) {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean isUp = true;
        for (Map.Entry<String, JwksStatus> keys : filter.keyStatus().entrySet()) {
            details.put(keys.getKey(), told(keys.getValue()));
            isUp &= serves(keys.getValue());
        }
        Optional<String> store = FilterSessions.of(filter).map(FilterHealth::store);
        store.ifPresent(told -> details.put("store", told));
        return new FilterHealth(isUp && !store.equals(Optional.of("unavailable")), Map.copyOf(details));
    }

    /** Without a failure, keys that are not there only mean that nobody has come yet. */
    private static boolean serves(JwksStatus keys) {
        return keys.lastFault().isEmpty() || keys.state() == JwksState.FRESH || keys.state() == JwksState.STALE;
    }

    private static String told(JwksStatus keys) {
        return keys.state().name().toLowerCase(Locale.ROOT) + ", " + keys.keys() + " keys"
                + keys.lastFaultDetail().map(fault -> ", " + fault).orElse("");
    }

    /** Reads what is not there. */
    private static String store(Sessions sessions) {
        try {
            sessions.sessionsOf(NOBODY);
            return "available";
        } catch (StoreUnavailableException outage) {
            return "unavailable";
        }
    }
}
