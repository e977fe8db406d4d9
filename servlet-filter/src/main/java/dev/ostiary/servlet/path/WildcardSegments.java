package dev.ostiary.servlet.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Segments with an asterisk, kept by what they begin and end with, so that a name is looked up and not compared with
 * each of them. Immutable.
 */
final class WildcardSegments {
    private static final WildcardSegments NONE = new WildcardSegments(Map.of(), Set.of());

    private final Map<Ends, List<Branch>> branches;
    private final Set<Lengths> lengths;

    private WildcardSegments(Map<Ends, List<Branch>> branches, Set<Lengths> lengths) {
        this.branches = branches;
        this.lengths = lengths;
    }

    /** What stands before the first and after the last asterisk. */
    private record Ends(String prefix, String suffix) {}

    /** How long both are. */
    private record Lengths(int prefix, int suffix) {
        boolean fit(String name) {
            return prefix + suffix <= name.length();
        }

        Ends endsOf(String name) {
            return new Ends(name.substring(0, prefix), name.substring(name.length() - suffix));
        }
    }

    /** A segment and where it leads. */
    private record Branch(SegmentPattern segment, PatternNode node) {}

    static WildcardSegments of(Map<SegmentPattern, PatternNode> nodes) {
        if (nodes.isEmpty()) {
            return NONE;
        }
        Map<Ends, List<Branch>> branches = new LinkedHashMap<>();
        Set<Lengths> lengths = new LinkedHashSet<>();
        nodes.forEach((segment, node) -> {
            Ends ends = new Ends(segment.prefix(), segment.suffix());
            lengths.add(new Lengths(ends.prefix().length(), ends.suffix().length()));
            branches.computeIfAbsent(ends, absent -> new ArrayList<>()).add(new Branch(segment, node));
        });
        return new WildcardSegments(branches, lengths);
    }

    /** Where the segments lead that match a name. */
    List<PatternNode> fitting(String name) {
        if (lengths.isEmpty()) {
            return List.of();
        }
        List<PatternNode> nodes = new ArrayList<>();
        for (Lengths length : lengths) {
            if (length.fit(name)) {
                for (Branch branch : branches.getOrDefault(length.endsOf(name), List.of())) {
                    if (branch.segment().matches(name)) {
                        nodes.add(branch.node());
                    }
                }
            }
        }
        return nodes;
    }
}
