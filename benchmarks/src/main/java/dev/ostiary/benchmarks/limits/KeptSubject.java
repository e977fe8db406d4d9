package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.kept.KeptFigure;
import java.util.List;
import java.util.Map;

/**
 * A figure of kept tokens, which is a ratio or a size by itself.
 *
 * @param figure which
 */
record KeptSubject(KeptFigure figure) implements Subject {
    static Bound bound(KeptFigure figure, String text, double most) {
        return new Bound(figure.name(), text, Figure.ITSELF, new KeptSubject(figure), List.of(), most);
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
