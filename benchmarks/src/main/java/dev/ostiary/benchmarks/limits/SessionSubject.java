package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.session.SessionFigure;
import java.util.List;
import java.util.Map;

/**
 * A figure of sessions, which is a ratio or a count by itself.
 *
 * @param figure which
 */
record SessionSubject(SessionFigure figure) implements Subject {
    static Bound bound(SessionFigure figure, String text, double most) {
        return new Bound(figure.name(), text, Figure.ITSELF, new SessionSubject(figure), List.of(), most);
    }

    @Override
    public Meter open(boolean brief) {
        return () -> Map.of(Figure.ITSELF, figure.measure(brief));
    }

    @Override
    public boolean canBeMeasured() {
        return figure.canBeMeasured();
    }
}
