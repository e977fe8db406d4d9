package dev.ostiary.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A picture of how figures grow with a number, as SVG: a line for each, on logarithmic axes where the range needs it. */
public final class LineChart {
    private static final int WIDTH = 730;
    private static final int LEFT = 90;
    private static final int RIGHT = 40;
    private static final int TITLE = 44;
    private static final int LEGEND_ROW = 22;
    private static final int PLOT = 260;
    private static final int BELOW = 60;
    private static final List<String> COLOURS = List.of("#1f6f54", "#b4552d", "#4a6fa5", "#8a8f98");
    private static final List<String> DASHES = List.of("none", "7 4", "2 3", "10 3 2 3");

    private final String title;
    private final String counted;
    private final String measured;
    private final Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();

    /**
     * Begins.
     *
     * @param title stands above
     * @param counted what grows to the right
     * @param measured what grows upwards, with its unit
     */
    public LineChart(String title, String counted, String measured) {
        this.title = title;
        this.counted = counted;
        this.measured = measured;
    }

    /**
     * Adds a line.
     *
     * @param name stands in the legend
     * @param points by their number, one or more
     */
    public void add(String name, Map<Integer, Double> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points: none for " + name);
        }
        lines.put(name, new TreeMap<>(points));
    }

    /**
     * Draws.
     *
     * @return a document of its own, with its own background
     */
    public String svg() {
        int top = TITLE + LEGEND_ROW * lines.size() + 8;
        StringBuilder svg = new StringBuilder(Svg.open(title, WIDTH, top + PLOT + BELOW));
        if (lines.isEmpty()) {
            return svg.append("</svg>\n").toString();
        }
        List<Double> numbers = new ArrayList<>();
        List<Double> figures = new ArrayList<>();
        lines.values()
                .forEach(points -> points.forEach((number, figure) -> {
                    numbers.add((double) number);
                    figures.add(figure);
                }));
        Axis across = Axis.of(counted, numbers);
        Axis up = Axis.round(measured, figures);
        svg.append(grid(across, up, top));
        int row = 0;
        for (Map.Entry<String, SortedMap<Integer, Double>> line : lines.entrySet()) {
            svg.append(line(row++, line.getKey(), line.getValue(), across, up, top));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String grid(Axis across, Axis up, int top) {
        StringBuilder grid = new StringBuilder();
        int bottom = top + PLOT;
        for (double tick : up.ticks()) {
            double y = y(up, tick, top);
            grid.append(Svg.line(LEFT, y, WIDTH - RIGHT, y)).append(Svg.text(LEFT - 8, y + 5, "end", Svg.figure(tick)));
        }
        for (double tick : across.ticks()) {
            double x = x(across, tick);
            grid.append(Svg.line(x, top, x, bottom)).append(Svg.text(x, bottom + 20, "middle", Svg.figure(tick)));
        }
        return grid.append(Svg.text((LEFT + WIDTH - RIGHT) / 2.0, bottom + 44, "middle", across.label()))
                .append(Svg.text(WIDTH - RIGHT, TITLE + 8, "end", up.label()))
                .append('\n')
                .toString();
    }

    private static String line(int row, String name, SortedMap<Integer, Double> points, Axis across, Axis up, int top) {
        String stroke = String.format(
                Locale.ROOT,
                "stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"",
                COLOURS.get(row % COLOURS.size()),
                DASHES.get(row % DASHES.size()));
        StringBuilder path = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        points.forEach((number, figure) -> {
            double x = x(across, number);
            double y = y(up, figure, top);
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            dots.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>",
                    x,
                    y,
                    COLOURS.get(row % COLOURS.size())));
        });
        int legend = TITLE + LEGEND_ROW * row + 4;
        return String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" %s/>%s<line x1=\"12\" y1=\"%d\" x2=\"52\" y2=\"%d\" %s/>%s%n",
                path.toString().strip(),
                stroke,
                dots,
                legend,
                legend,
                stroke,
                Svg.text(60, legend + 5, "start", name));
    }

    private static double x(Axis across, double number) {
        return LEFT + 20 + (WIDTH - LEFT - RIGHT - 40) * across.position(number);
    }

    private static double y(Axis up, double figure, int top) {
        return top + PLOT * (1 - up.position(figure));
    }
}
