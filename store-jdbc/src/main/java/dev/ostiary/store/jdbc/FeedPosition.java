package dev.ostiary.store.jdbc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a follower has come.
 *
 * @param begun the database's time when it began to read to the end
 * @param recordedAt time of the last row that it was told
 * @param hash of that row; empty: of none of that time
 */
record FeedPosition(long begun, long recordedAt, String hash) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18})-([0-9a-f]{64}))?");

    /**
     * Where to read on. Everything is read again where there is no position, none that is understood, or where the database's clock was
     * set back since.
     */
    static FeedPosition of(Optional<String> text, long now) {
        Optional<Matcher> position = text.map(TEXT::matcher).filter(Matcher::matches);
        long begun = position.map(parts -> Long.parseLong(parts.group(1))).orElse(Long.MAX_VALUE);
        if (begun > now) {
            return new FeedPosition(now, 0, "");
        }
        String recordedAt = position.map(parts -> parts.group(2)).orElse(null);
        return recordedAt == null
                ? new FeedPosition(now, begun - RevocationRecorder.OVERLAP.toMillis(), "")
                : new FeedPosition(
                        begun,
                        Long.parseLong(recordedAt),
                        position.orElseThrow().group(3));
    }

    /** In the middle. */
    FeedPosition at(long lastRecordedAt, String lastHash) {
        return new FeedPosition(begun, lastRecordedAt, lastHash);
    }

    /** At the end: from there, the rows count that came since the beginning, and those of the overlap. */
    FeedPosition atEnd() {
        return new FeedPosition(begun, begun, "");
    }

    String text() {
        return hash.isEmpty() ? Long.toString(begun) : begun + "-" + recordedAt + "-" + hash;
    }
}
