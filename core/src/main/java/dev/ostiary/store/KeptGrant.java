package dev.ostiary.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A grant as the store in memory keeps it. Immutable.
 *
 * @param sessionId of its session
 * @param subject whose session it is, in this application
 * @param grant what is kept
 * @param version counts from 1
 * @param refreshedAt when it was replaced last
 * @param leasedUntil until when somebody asks the provider
 * @param failingSince since when the provider fails
 */
record KeptGrant(
        String sessionId,
        String subject,
        ProviderGrant grant,
        long version,
        Instant refreshedAt,
        Optional<Instant> leasedUntil,
        Optional<Instant> failingSince) {

    static KeptGrant opened(SessionState session, ProviderGrant grant, Instant now) {
        return new KeptGrant(session.id(), session.subject(), grant, 1, now, Optional.empty(), Optional.empty());
    }

    int characters() {
        return grant.sealed().length();
    }

    KeptGrant replacedBy(ProviderGrant next, Instant now) {
        ProviderGrant merged = new ProviderGrant(
                grant.provider(),
                grant.subjectKey(),
                next.sidKey().or(grant::sidKey),
                grant.issuedAt(),
                grant.authenticatedAt(),
                next.sealed());
        return new KeptGrant(sessionId, subject, merged, version + 1, now, Optional.empty(), Optional.empty());
    }

    KeptGrant leasedUntil(Instant end) {
        return new KeptGrant(sessionId, subject, grant, version, refreshedAt, Optional.of(end), failingSince);
    }

    /** Without that lease; another one stays. */
    KeptGrant released(Instant end) {
        Optional<Instant> others = leasedUntil.filter(other -> !other.equals(end));
        return new KeptGrant(sessionId, subject, grant, version, refreshedAt, others, failingSince);
    }

    KeptGrant failing(Instant now) {
        Instant since = failingSince.filter(before -> !before.isAfter(now)).orElse(now);
        return new KeptGrant(sessionId, subject, grant, version, refreshedAt, leasedUntil, Optional.of(since));
    }

    StoredGrant told(Instant now) {
        return new StoredGrant(grant, version, refreshedAt, leasedUntil, failingSince, now);
    }

    /** Shows version and times only. */
    @Override
    public String toString() {
        return "KeptGrant[version " + version + ", refreshed " + refreshedAt + "]";
    }
}
