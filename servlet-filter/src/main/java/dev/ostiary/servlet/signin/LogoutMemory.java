package dev.ostiary.servlet.signin;

import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.servlet.identity.ProviderSessions;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.verify.RevocationCheck;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What providers have ended, and this node could not record yet: it refuses their sessions by itself until it could. Thread-safe; nothing but
 * memory is touched under its lock.
 */
final class LogoutMemory {
    /** The most that are remembered: 10,000. */
    static final int MOST = 10_000;

    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);

    private final Map<Ending.Name, Ending> endings = new LinkedHashMap<>();
    private final int most;
    private @Nullable Ending last;
    private volatile boolean isEmpty = true;

    LogoutMemory(int most) {
        this.most = most;
    }

    /** Remembers; of one name the later one counts, and of too many the oldest goes. */
    void add(Ending ending) {
        boolean isLost;
        synchronized (endings) {
            endings.merge(ending.name(), ending, (known, other) -> other.upTo().isAfter(known.upTo()) ? other : known);
            isLost = endings.size() > most;
            if (isLost) {
                endings.remove(endings.keySet().iterator().next());
            }
            isEmpty = false;
        }
        if (isLost) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "back-channel-logout: the store has been out of reach for too many logouts; the oldest one is lost");
        }
    }

    /**
     * Takes a logout out that has been recorded.
     *
     * @return whether it was there: of several who have recorded it, one has
     */
    boolean remove(Ending ending) {
        synchronized (endings) {
            boolean wasThere = endings.remove(ending.name(), ending);
            isEmpty = endings.isEmpty();
            return wasThere;
        }
    }

    /** The oldest first, but for what {@link #beginAfter} says. */
    List<Ending> all() {
        synchronized (endings) {
            List<Ending> all = new ArrayList<>(endings.values());
            Collections.rotate(all, -(all.indexOf(last) + 1));
            return all;
        }
    }

    /** The next {@link #all} begins with what comes after this one, so that those before it have not always the first turn. */
    void beginAfter(Ending ending) {
        synchronized (endings) {
            last = ending;
        }
    }

    /**
     * Whether a session is among what has ended.
     *
     * @param subject of the session's tokens
     * @param claims of the session's tokens
     */
    boolean covers(String subject, Map<String, ? extends @Nullable Object> claims) {
        if (isEmpty || !(claims.get(ProviderSessions.ISSUER) instanceof String issuer)) {
            return false;
        }
        Instant began = claims.get(ProviderSessions.BEGAN) instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.EPOCH;
        boolean bySession = claims.get("sid") instanceof String sid && isEnded(false, issuer, sid, began);
        return bySession
                || isEnded(true, issuer, subject, began)
                || isEnded(true, issuer, withoutName(subject, claims), began);
    }

    /**
     * Whether the session of a user is among what has ended.
     *
     * @param identity as it is kept with the provider's tokens
     */
    boolean covers(ProviderIdentity identity) {
        String issuer = identity.issuer();
        Instant began = identity.issuedAt().truncatedTo(ChronoUnit.SECONDS);
        return !isEmpty
                && (identity.sid()
                                .filter(sid -> isEnded(false, issuer, sid, began))
                                .isPresent()
                        || isEnded(true, issuer, identity.subject(), began));
    }

    /** Of several providers each puts its name before. */
    private static String withoutName(String subject, Map<String, ? extends @Nullable Object> claims) {
        String prefix = claims.get(ProviderSessions.PROVIDER) + ":";
        return subject.startsWith(prefix) ? subject.substring(prefix.length()) : subject;
    }

    private boolean isEnded(boolean isUser, String issuer, String id, Instant began) {
        Ending.Name name = new Ending.Name(isUser, ProviderGrant.key(issuer, id));
        synchronized (endings) {
            Ending ending = endings.get(name);
            return ending != null && !began.isAfter(ending.upTo());
        }
    }

    /** Refuses the tokens of such sessions before anybody else is asked. */
    RevocationCheck before(RevocationCheck others) {
        return token -> covers(token.subject().orElse(""), token.claims())
                ? new RevocationCheck.Revoked()
                : others.check(token);
    }
}
