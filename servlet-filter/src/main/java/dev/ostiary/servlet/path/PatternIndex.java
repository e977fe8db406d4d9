package dev.ostiary.servlet.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Patterns in an order, kept so that the first one that fits a request is found without trying each.
 *
 * <p>The time depends on the path, not on how many patterns there are: they form a tree by their segments. Only
 * patterns whose segments begin and end alike and hold several asterisks ({@code a*b*c}, {@code a*d*c}) are tried one
 * by one. Immutable and thread-safe.
 */
public final class PatternIndex {
    private static final int NONE = FirstByMethod.NONE;

    /** What a pattern without methods is looked for by: the name of no method, so that only such patterns are found. */
    private static final String EVERY_METHOD = "";

    private final PatternNode root;
    private final Map<String, FirstByMethod> servlets;

    private PatternIndex(PatternNode root, Map<String, FirstByMethod> servlets) {
        this.root = root;
        this.servlets = servlets;
    }

    /**
     * Makes an index.
     *
     * @param patterns the patterns, the one that counts first in front
     * @return the index
     */
    public static PatternIndex of(List<RequestPattern> patterns) {
        List<PatternNode.Entry> paths = new ArrayList<>();
        Map<String, List<PatternNode.Entry>> named = new LinkedHashMap<>();
        for (int i = 0; i < patterns.size(); i++) {
            PatternNode.Entry entry = new PatternNode.Entry(patterns.get(i), i);
            patterns.get(i)
                    .path()
                    .servletName()
                    .map(name -> named.computeIfAbsent(name, absent -> new ArrayList<>()))
                    .orElse(paths)
                    .add(entry);
        }
        Map<String, FirstByMethod> servlets = new LinkedHashMap<>();
        named.forEach((name, entries) -> servlets.put(name, FirstByMethod.of(entries)));
        return new PatternIndex(PatternNode.of(paths, 0), Collections.unmodifiableMap(servlets));
    }

    /**
     * Finds the first pattern that speaks of a request, by the path that answers it.
     *
     * @param method the request's method
     * @param path the request's path
     * @return its place in the list, from 0; empty when there is none
     */
    public OptionalInt first(String method, RequestPath path) {
        return first(method, path.segments(), path.servletName());
    }

    /**
     * Finds the first pattern that speaks of a request, by the path that the client asked for: another one than that of
     * {@link #first} only where a {@linkplain RequestPath#isWelcomeFile() welcome file} answers.
     *
     * @param method the request's method
     * @param path the request's path
     * @return its place in the list, from 0; empty when there is none
     */
    public OptionalInt firstAsAsked(String method, RequestPath path) {
        return first(method, path.askedSegments(), path.servletName());
    }

    /**
     * Finds what covers a pattern: for each of its methods, the first pattern that speaks of every request that it speaks of.
     *
     * <p>Exact for two path patterns. A {@code servlet:} pattern is covered by itself and by {@code /**} alone, and covers nothing
     * but itself.
     *
     * @param pattern one of those that the index is made of, which covers itself
     * @return their places in the list, from 0, in the order of its methods; its own where none before it covers one of them
     */
    public Set<Integer> covering(RequestPattern pattern) {
        Set<String> methods = pattern.methods().isEmpty() ? Set.of(EVERY_METHOD) : pattern.effective();
        List<String> samples = samples(pattern.path());
        Set<Integer> places = new LinkedHashSet<>();
        for (String method : methods) {
            places.add(covering(method, pattern.path(), samples));
        }
        return places;
    }

    /**
     * Finds what methods fall to that no pattern names: the first pattern that speaks of all requests to some paths, whatever their
     * method.
     *
     * @param path which paths
     * @return its place in the list, from 0; empty when there is none
     */
    public OptionalInt coveringEveryMethod(PathPattern path) {
        int found = covering(EVERY_METHOD, path, samples(path));
        return found == NONE ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private int covering(String method, PathPattern path, List<String> samples) {
        boolean servlet = path.servletName().isPresent();
        int named = servlet ? named(method, path.servletName().get()) : NONE;
        return root.first(method, samples, servlet || path.reachesBelow(), 0, named);
    }

    private static List<String> samples(PathPattern path) {
        List<String> samples = new ArrayList<>();
        for (SegmentPattern segment : path.segments()) {
            samples.add(segment.sample());
        }
        return samples;
    }

    private OptionalInt first(String method, List<String> segments, String servletName) {
        int best = root.first(method, segments, false, 0, named(method, servletName));
        return best == NONE ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private int named(String method, String servletName) {
        FirstByMethod named = servlets.get(servletName);
        return named == null ? NONE : named.of(method);
    }
}
