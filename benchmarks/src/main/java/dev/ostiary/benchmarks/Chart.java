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
        StringBuilder svg = new StringBuilder(Svg.open(title, width, height));
        int row = 0;
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            svg.append(bar(TITLE + ROW * row++, figure.getKey(), figure.getValue(), largest));
        }
        return svg.append("</svg>\n").toString();
    }

    private String bar(int top, String label, double figure, double largest) {
        double length = LONGEST_BAR * figure / largest;
        String colour = label.startsWith("ostiary") ? "#1f6f54" : "#9aa7b2";
        String figureText = String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%,.0f", figure) + unit;
        return Svg.text(LABELS - 10, top + 14, "end", label)
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"3\" fill=\"%s\"/>",
                        LABELS,
                        top,
                        length,
                        colour)
                + Svg.text(LABELS + length + 8, top + 14, "start", figureText)
                + "\n";
    }
}
