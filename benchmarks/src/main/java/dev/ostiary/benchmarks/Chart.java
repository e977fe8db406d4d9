package dev.ostiary.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A picture of a few figures side by side, as SVG: a bar for each, with its figure behind it. */
public final class Chart {
    private static final int LABELS = 190;
    private static final int LONGEST_BAR = 420;
    private static final int ROW = 28;
    private static final int TITLE = 44;

    private final String title;
    private final String unit;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    /**
     * Begins.
     *
     * @param title stands above
     * @param unit stands behind each figure
     */
    public Chart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /**
     * Adds a bar below the others.
     *
     * @param label its name
     * @param figure its length; zero or more
     */
    public void add(String label, double figure) {
        figures.put(label, Math.max(figure, 0));
    }

    /**
     * Draws.
     *
     * @return a document of its own, with its own background
     */
    public String svg() {
        double largest = figures.isEmpty() ? 1 : Math.max(Collections.max(figures.values()), 1e-9);
        int width = LABELS + LONGEST_BAR + 120;
        int height = TITLE + ROW * figures.size() + 12;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"14\" role=\"img\">%n<title>%s</title>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n"
                        + "<text x=\"12\" y=\"26\" font-size=\"16\" fill=\"#1b1f24\">%s</text>%n",
                width,
                height,
                width,
                height,
                title,
                title));
        int row = 0;
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            svg.append(bar(TITLE + ROW * row++, figure.getKey(), figure.getValue(), largest));
        }
        return svg.append("</svg>\n").toString();
    }

    private String bar(int top, String label, double figure, double largest) {
        double length = LONGEST_BAR * figure / largest;
        String colour = label.startsWith("ostiary") ? "#1f6f54" : "#9aa7b2";
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1b1f24\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"3\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\" fill=\"#1b1f24\">%s%s</text>%n",
                LABELS - 10,
                top + 14,
                label,
                LABELS,
                top,
                length,
                colour,
                LABELS + length + 8,
                top + 14,
                String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%,.0f", figure),
                unit);
    }
}
