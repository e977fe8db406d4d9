package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.LoneFigure;
import java.util.List;
import java.util.Map;

/**
 * What is nothing but a figure.
 *
 * @param figure which
 */
record LoneSubject(LoneFigure figure) implements Subject {
    static Bound bound(LoneFigure figure, String text, double most) {
        return new Bound(figure.name(), text, Figure.ITSELF, new LoneSubject(figure), List.of(), most);
    }

    @Override
    public Meter open(boolean brief) {
        return () -> Map.of(Figure.ITSELF, figure.measure(brief));
    }

    @Override
    public boolean canBeMeasured() {
        return figure.canBeMeasured();
    }

    @Override
    public int megabytes() {
        return figure.megabytes();
    }
}
