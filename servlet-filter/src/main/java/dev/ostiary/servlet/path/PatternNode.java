package dev.ostiary.servlet.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patterns that share their first segments, as a tree by the next ones. Immutable.
 *
 * @param here the patterns that end here
 * @param below the patterns that match here and everything below
 * @param named where a next segment leads that has no asterisk
 * @param wildcards where a next segment leads that has one
 * @param smallest the first place of all patterns of this tree
 */
record PatternNode(
        FirstByMethod here,
        FirstByMethod below,
        Map<String, PatternNode> named,
        WildcardSegments wildcards,
        int smallest) {

    /** A pattern and its place in the order. */
    record Entry(RequestPattern pattern, int place) {
        private List<SegmentPattern> segments() {
            return pattern.path().segments();
        }

        private boolean isAlsoBehindSlash(int depth) {
            return pattern.path().takesSlashToo() && depth == segments().size();
        }
    }

    /** The tree of patterns that agree in their first {@code depth} segments. */
    static PatternNode of(List<Entry> entries, int depth) {
        List<Entry> here = new ArrayList<>();
        List<Entry> below = new ArrayList<>();
        Map<SegmentPattern, List<Entry>> deeper = new LinkedHashMap<>();
        int smallest = FirstByMethod.NONE;
        for (Entry entry : entries) {
            smallest = Math.min(smallest, entry.place());
            if (entry.segments().size() > depth) {
                deeper.computeIfAbsent(entry.segments().get(depth), first -> new ArrayList<>())
                        .add(entry);
            } else {
                (entry.pattern().path().reachesBelow() ? below : here).add(entry);
                if (entry.isAlsoBehindSlash(depth)) {
                    deeper.computeIfAbsent(SegmentPattern.EMPTY, first -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
        // Not Map.copyOf: that probes one slot after the other, which names like a1 to a999, whose hashes are
        // neighbours, turn into a search through all of them.
        Map<String, PatternNode> named = new HashMap<>();
        Map<SegmentPattern, PatternNode> wildcards = new LinkedHashMap<>();
        deeper.forEach((segment, those) -> {
            PatternNode node = of(those, depth + 1);
            if (segment.isWildcard()) {
                wildcards.put(segment, node);
            } else {
                named.put(segment.prefix(), node);
            }
        });
        return new PatternNode(
                FirstByMethod.of(here),
                FirstByMethod.of(below),
                Collections.unmodifiableMap(named),
                WildcardSegments.of(wildcards),
                smallest);
    }

    /**
     * The smallest place of a pattern that fits, or {@code best} where none of this tree comes before that.
     *
     * @param whole whether it must fit the path of these segments and all paths below it, not that path alone
     */
    int first(String method, List<String> segments, boolean whole, int depth, int best) {
        if (smallest >= best) {
            return best;
        }
        int found = Math.min(best, below.of(method));
        if (depth == segments.size()) {
            return whole ? found : Math.min(found, here.of(method));
        }
        String segment = segments.get(depth);
        @Nullable PatternNode next = named.get(segment);
        if (next != null) {
            found = next.first(method, segments, whole, depth + 1, found);
        }
        for (PatternNode node : wildcards.fitting(segment)) {
            found = node.first(method, segments, whole, depth + 1, found);
        }
        return found;
    }
}
