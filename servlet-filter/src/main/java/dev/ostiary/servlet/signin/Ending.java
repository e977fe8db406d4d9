package dev.ostiary.servlet.signin;

import dev.ostiary.provider.LogoutNotice;
import dev.ostiary.servlet.config.LogoutScope;
import dev.ostiary.store.ProviderGrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a provider has ended: one session of its own, or all of a user. Immutable; {@code toString} shows neither.
 *
 * @param provider what the configuration calls it
 * @param name by what stores find the sessions
 * @param upTo only those that began up to then
 */
record Ending(String provider, Name name, Instant upTo) {

    /**
     * By what stores find the sessions.
     *
     * @param isUser whether all of a user's
     * @param key {@link ProviderGrant#key}
     */
    record Name(boolean isUser, String key) {}

    /** The sessions of the {@code sid}, also beside a {@code sub}; without one, or where all are to end, the user's. */
    static List<Ending> of(RegisteredProvider provider, LogoutNotice notice) {
        boolean all = provider.config().sessions().logoutScope() == LogoutScope.USER;
        List<Ending> endings = new ArrayList<>();
        notice.sid().ifPresent(sid -> endings.add(of(provider, false, sid, notice)));
        notice.subject()
                .filter(subject -> all || notice.sid().isEmpty())
                .ifPresent(subject -> endings.add(of(provider, true, subject, notice)));
        return List.copyOf(endings);
    }

    private static Ending of(RegisteredProvider provider, boolean isUser, String id, LogoutNotice notice) {
        String key = ProviderGrant.key(provider.client().issuer(), id);
        return new Ending(provider.client().name(), new Name(isUser, key), notice.issuedAt());
    }

    @Override
    public String toString() {
        return "Ending[up to " + upTo + "]";
    }
}
