package dev.ostiary.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Users, who of them sits before the browser, and their sessions. Thread-safe. */
final class Accounts {
    private final Supplier<Instant> clock;
    private final Map<String, TestUser> users = new HashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final Map<String, ProviderSession> sessions = new LinkedHashMap<>();
    private @Nullable String present;
    private @Nullable ProviderSession latest;

    Accounts(Supplier<Instant> clock) {
        this.clock = clock;
    }

    synchronized void present(TestUser user) {
        users.put(user.subject(), user);
        disabled.remove(user.subject());
        present = user.subject();
    }

    synchronized void nobody() {
        present = null;
    }

    synchronized Optional<String> present() {
        return Optional.ofNullable(present);
    }

    synchronized void disable(String subject) {
        disabled.add(subject);
    }

    synchronized boolean isDisabled(String subject) {
        return disabled.contains(subject);
    }

    synchronized TestUser user(String subject) {
        return users.getOrDefault(subject, TestUser.of(subject));
    }

    /** The session of a browser, begun anew where it has none of that user's; {@code again}: the user signs in once more. */
    synchronized ProviderSession enter(String subject, Optional<String> known, Predicate<ProviderSession> again) {
        Optional<ProviderSession> old =
                known.map(sessions::get).filter(session -> session.subject().equals(subject));
        boolean signsIn = old.isEmpty() || again.test(old.get());
        ProviderSession session = new ProviderSession(
                old.map(ProviderSession::sid).orElseGet(Randoms::id),
                subject,
                signsIn ? clock.get() : old.get().authenticatedAt(),
                !signsIn);
        sessions.put(session.sid(), session);
        latest = session;
        return session;
    }

    synchronized Optional<ProviderSession> session(String sid) {
        return Optional.ofNullable(sessions.get(sid));
    }

    synchronized void end(String sid) {
        ProviderSession session = sessions.remove(sid);
        latest = session == null ? latest : session;
    }

    synchronized void endAll(String subject) {
        sessions.values().stream()
                .filter(session -> session.subject().equals(subject))
                .toList()
                .forEach(session -> end(session.sid()));
    }

    /** The session that began or ended last. */
    synchronized Optional<ProviderSession> latest() {
        return Optional.ofNullable(latest);
    }

    synchronized void clear() {
        users.clear();
        disabled.clear();
        sessions.clear();
        present = null;
        latest = null;
    }
}
