package dev.ostiary.benchmarks.limits;

import java.util.List;
import java.util.stream.Stream;

/**
 * A figure of one subject, beside that of another in the same run, is at most so much.
 *
 * @param name by which the arguments name it
 * @param text what is bounded
 * @param figure of both
 * @param measured the subject
 * @param others those on the other side, of which the cheapest counts; where there is none, the figure itself is bounded, which is never a time
 * @param most the largest that is allowed
 */
record Bound(String name, String text, Figure figure, Subject measured, List<Subject> others, double most) {
    Bound {
        others = List.copyOf(others);
    }

    Stream<Subject> subjects() {
        return Stream.concat(Stream.of(measured), others.stream());
    }
}
