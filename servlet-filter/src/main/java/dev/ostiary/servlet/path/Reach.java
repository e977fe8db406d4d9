package dev.ostiary.servlet.path;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A set of paths: those whose segments fit, perhaps with more behind them, perhaps with a last segment that fits.
 *
 * @param segments the first segments
 * @param below whether more may follow
 * @param last what the last segment must fit, for a mapping like {@code *.jsp}; there, {@code segments} is empty and more follow
 */
record Reach(List<SegmentPattern> segments, boolean below, Optional<SegmentPattern> last) {

    static Reach of(List<SegmentPattern> segments, boolean below) {
        return new Reach(segments, below, Optional.empty());
    }

    static Reach endingIn(SegmentPattern last) {
        return new Reach(List.of(), true, Optional.of(last));
    }

    /** Whether every path of the other one is among these; true only where that is certain. */
    boolean covers(Reach other) {
        if (last.isPresent()) {
            return last.equals(other.last)
                    || other.onlyEnd().filter(end -> last.get().covers(end)).isPresent();
        }
        boolean reachesAsFar = below
                ? segments.size() <= other.segments.size()
                : !other.below && segments.size() == other.segments.size();
        return reachesAsFar
                && IntStream.range(0, segments.size())
                        .allMatch(i -> segments.get(i).covers(other.segments.get(i)));
    }

    /** Whether some path is among both; the other one is that of a rule's pattern, which asks nothing of the last segment alone. */
    boolean overlaps(Reach other) {
        if (last.isPresent()) {
            return other.below || other.onlyEnd().filter(last.get()::overlaps).isPresent();
        }
        boolean farEnough = (below || segments.size() >= other.segments.size())
                && (other.below || other.segments.size() >= segments.size());
        return farEnough
                && IntStream.range(0, Math.min(segments.size(), other.segments.size()))
                        .allMatch(i -> segments.get(i).overlaps(other.segments.get(i)));
    }

    /** The last segment of all paths; empty where that is not known. */
    private Optional<SegmentPattern> onlyEnd() {
        return below || segments.isEmpty() ? Optional.empty() : Optional.of(segments.get(segments.size() - 1));
    }
}
