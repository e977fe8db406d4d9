package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.signin.SignInFigure;
import java.util.List;
import java.util.Map;

/**
 * A figure of signing in, which is a ratio or a count by itself.
 *
 * @param figure which
 */
record SignInSubject(SignInFigure figure) implements Subject {
    static Bound bound(SignInFigure figure, String text, double most) {
        return new Bound(figure.name(), text, Figure.ITSELF, new SignInSubject(figure), List.of(), most);
    }

    @Override
    public Meter open(boolean brief) {
        return () -> Map.of(Figure.ITSELF, figure.measure(brief));
    }
}
