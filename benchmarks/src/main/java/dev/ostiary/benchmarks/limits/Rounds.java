package dev.ostiary.benchmarks.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured, round by round. Used by one thread. */
final class Rounds {
    private final Map<Subject, List<Map<Figure, Double>>> measured = new HashMap<>();

    void add(Subject subject, Map<Figure, Double> figures) {
        measured.computeIfAbsent(subject, first -> new ArrayList<>()).add(figures);
    }

    /** One for each round. */
    List<Double> figures(Subject subject, Figure figure) {
        return measured.getOrDefault(subject, List.of()).stream()
                .map(figures -> figures.getOrDefault(figure, Double.NaN))
                .toList();
    }
}
