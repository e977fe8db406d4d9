package dev.ostiary.benchmarks;

import java.util.Locale;

/** The parts that all pictures share. */
final class Svg {
    static final String INK = "#1b1f24";

    private Svg() {}

    /** A document of its own, with its own background and a title that is read aloud, too. */
    static String open(String title, int width, int height) {
        String escaped = escaped(title);
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"14\" role=\"img\">%n<title>%s</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n"
                        + "<text x=\"12\" y=\"26\" font-size=\"16\" fill=\"%s\">%s</text>%n",
                width,
                height,
                width,
                height,
                escaped,
                INK,
                escaped);
    }

    /** One line of text, of which x is the start, the middle or the end. */
    static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x,
                y,
                anchor,
                INK,
                escaped(text));
    }

    static String line(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d5dbe0\"/>%n",
                fromX,
                fromY,
                toX,
                toY);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A figure, short. */
    static String figure(double figure) {
        return String.format(Locale.ROOT, figure < 10 && figure != Math.rint(figure) ? "%.2f" : "%,.0f", figure);
    }
}
