package dev.ostiary.key;

import dev.ostiary.encoding.FileText;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One refresh from beginning to end: find out where the set is, fetch it, read it. Blocks; immutable. */
final class Refresh {
    private static final Duration LEAST_STATED_TTL = Duration.ofMinutes(1);
    private static final Duration MOST_STATED_TTL = Duration.ofHours(1);

    private final JwksFetcher fetcher;
    private final KeyLocation location;
    private final UriPolicy policy;
    private final KeyUse use;
    private final Duration timeout;
    private final Duration cacheTtl;
    private final Duration staleFor;

    Refresh(
            JwksFetcher fetcher,
            KeyLocation location,
            UriPolicy policy,
            KeyUse use,
            Duration timeout,
            Duration cacheTtl,
            Duration staleFor) {
        this.fetcher = fetcher;
        this.location = location;
        this.policy = policy;
        this.use = use;
        this.timeout = timeout;
        this.cacheTtl = cacheTtl;
        this.staleFor = staleFor;
    }

    RefreshResult run(Memory before, Instant startedAt) {
        Exchange exchange = new Exchange(fetcher, policy, timeout);
        KeyLocation.Outcome where = location.find(exchange, before.location(), startedAt);
        if (where instanceof KeyLocation.NotFound notFound) {
            return new RefreshResult.Failed(notFound.fault(), notFound.detail());
        }
        KeyLocation.Found found = (KeyLocation.Found) where;
        Optional<KeySnapshot> known = Optional.ofNullable(before.snapshot())
                .filter(snapshot -> snapshot.origin().equals(found.uri()));
        FetchOutcome outcome = exchange.get(found.uri(), known.flatMap(KeySnapshot::etag));
        if (outcome instanceof FetchOutcome.Failed failed) {
            return new RefreshResult.Failed(failed.fault(), failed.detail());
        }
        if (outcome instanceof FetchOutcome.NotModified confirmed) {
            return known.filter(snapshot -> snapshot.etag().isPresent())
                    .map(snapshot -> snapshot.confirmedAt(startedAt, timeToLive(confirmed.lifetime())))
                    .<RefreshResult>map(snapshot -> new RefreshResult.Refreshed(snapshot, found))
                    .orElseGet(() -> new RefreshResult.Failed(
                            JwksFault.STATUS, "status 304, not modified, which nobody had asked for"));
        }
        return read((FetchOutcome.Document) outcome, found, before, startedAt);
    }

    private RefreshResult read(
            FetchOutcome.Document document, KeyLocation.Found found, Memory before, Instant startedAt) {
        Map<String, ?> members;
        try {
            members = StrictJson.parseObject(FileText.withoutByteOrderMark(document.body()));
        } catch (JsonSyntaxException e) {
            return FileText.isCompressed(document.body())
                    ? new RefreshResult.Failed(JwksFault.COMPRESSED, JwksFault.COMPRESSED.description() + at(found))
                    : new RefreshResult.Failed(JwksFault.NOT_JSON, NoJson.describe(document.body()) + at(found));
        }
        if (!JwkSet.isSet(members)) {
            return new RefreshResult.Failed(
                    JwksFault.NOT_A_JWK_SET, JwksFault.NOT_A_JWK_SET.description() + hint(members) + at(found));
        }
        JwkSet set = JwkSet.read(members, use);
        if (set.keys().isEmpty()) {
            return new RefreshResult.Failed(
                    JwksFault.NO_USABLE_KEY,
                    JwksFault.NO_USABLE_KEY.description() + ": "
                            + (set.skipped().isEmpty() ? "it is empty" : set.skippedInShort())
                            + at(found),
                    set.skipped());
        }
        return new RefreshResult.Refreshed(
                snapshot(keys(set, before), set.skipped(), document, found.uri(), startedAt), found);
    }

    private static String hint(Map<String, ?> members) {
        return members.containsKey("jwks_uri") ? "; it is a discovery document, whose jwks_uri is the address" : "";
    }

    private static String at(KeyLocation.Found found) {
        return " (" + KeyLocation.shown(found.uri()) + ")";
    }

    /** Most refreshes bring the keys that are there already. */
    private static StaticKeys keys(JwkSet set, Memory before) {
        StaticKeys read = set.source();
        return before.snapshot() == null ? read : read.keeping(before.snapshot().keys());
    }

    private KeySnapshot snapshot(
            StaticKeys keys, List<String> skipped, FetchOutcome.Document document, URI origin, Instant startedAt) {
        return new KeySnapshot(
                keys, skipped, origin, document.etag(), startedAt, timeToLive(document.lifetime()), staleFor);
    }

    /** A server that lets nothing be kept would be asked at each request, one that says a year would keep lost keys. */
    private Duration timeToLive(Optional<Duration> stated) {
        return stated.map(ttl -> ttl.compareTo(LEAST_STATED_TTL) < 0 ? LEAST_STATED_TTL : ttl)
                .map(ttl -> ttl.compareTo(MOST_STATED_TTL) > 0 ? MOST_STATED_TTL : ttl)
                .orElse(cacheTtl);
    }
}
