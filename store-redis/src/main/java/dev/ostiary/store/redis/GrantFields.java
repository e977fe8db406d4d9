package dev.ostiary.store.redis;

import dev.ostiary.store.GrantLease;
import dev.ostiary.store.ProviderGrant;
import dev.ostiary.store.StoredGrant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A grant as the fields that the scripts keep, in their order: provider, subKey, sidKey, issued, authenticated, sealed. */
final class GrantFields {
    private static final String NONE = "";

    private GrantFields() {}

    static Stream<byte[]> of(ProviderGrant grant) {
        return Stream.of(
                        grant.provider(),
                        grant.subjectKey(),
                        grant.sidKey().orElse(NONE),
                        Millis.of(grant.issuedAt()),
                        Millis.of(grant.authenticatedAt()),
                        grant.sealed())
                .map(KeyText::bytes);
    }

    /**
     * Reads them back, with version and times behind.
     *
     * @throws IllegalArgumentException if they are not what the scripts keep
     */
    static StoredGrant read(List<Reply> fields) {
        ProviderGrant grant = new ProviderGrant(
                fields.get(0).text(),
                fields.get(1).text(),
                Optional.of(fields.get(2).text()).filter(key -> !key.equals(NONE)),
                Millis.instant(fields.get(3).text()),
                Millis.instant(fields.get(4).text()),
                fields.get(5).text());
        return new StoredGrant(
                grant,
                Long.parseLong(fields.get(6).text()),
                Millis.instant(fields.get(7).text()),
                time(fields.get(8)),
                time(fields.get(9)),
                Millis.instant(fields.get(10).text()));
    }

    /**
     * Reads what became of a lease.
     *
     * @throws IllegalArgumentException if it is another answer
     */
    static GrantLease lease(List<Reply> answer) {
        String word = answer.isEmpty() ? NONE : answer.get(0).text();
        return switch (word) {
            case "gone" -> new GrantLease.Gone();
            case "current" -> new GrantLease.Current(read(answer.get(1).list()));
            case "held" -> new GrantLease.Held(read(answer.get(1).list()));
            case "taken" ->
                new GrantLease.Taken(
                        read(answer.get(1).list()), Millis.instant(answer.get(2).text()));
            default -> throw new IllegalArgumentException("no outcome of a lease");
        };
    }

    private static Optional<Instant> time(Reply millis) {
        return Optional.of(millis.text()).filter(text -> !text.equals(NONE)).map(Millis::instant);
    }
}
