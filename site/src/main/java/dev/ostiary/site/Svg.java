package dev.ostiary.site;

import java.util.Locale;

/** A picture of boxes, lines and words, whose colours follow the reader's light or dark. */
final class Svg {
    private static final String STYLE = """
            <style>
            text { font: 15px system-ui, sans-serif; fill: #1d2430 }
            .soft { fill: #536074; font-size: 13px }
            .strong { font-weight: 600 }
            .ground { fill: #fff }
            .box { fill: #eef3fb; stroke: #0b57b8 }
            .no { fill: #fbeeee; stroke: #b3261e }
            .yes { fill: #e9f6ec; stroke: #1b7837 }
            .line { stroke: #536074; fill: none }
            .arrow { fill: #536074 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e3e8f0 }
              .soft { fill: #a3afc0 }
              .ground { fill: #14181f }
              .box { fill: #1b2739; stroke: #84b8ff }
              .no { fill: #35201f; stroke: #ff9a92 }
              .yes { fill: #1b2e21; stroke: #7fd49a }
              .line { stroke: #a3afc0 }
              .arrow { fill: #a3afc0 }
            }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final int width;

    Svg(int width) {
        this.width = width;
    }

    Svg box(int x, int y, int boxWidth, int height, String kind) {
        body.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>%n",
                kind,
                x,
                y,
                boxWidth,
                height));
        return this;
    }

    /** Words that begin at a place, or have their middle there. */
    Svg text(int x, int y, String kind, boolean centred, String words) {
        body.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%d\" y=\"%d\"%s>%s</text>%n",
                kind,
                x,
                y,
                centred ? " text-anchor=\"middle\"" : "",
                Escape.html(words)));
        return this;
    }

    Svg line(int x, int y, int toX, int toY, boolean dashed) {
        body.append(String.format(
                Locale.ROOT,
                "<path class=\"line\"%s d=\"M%d %dL%d %d\"/>%n",
                dashed ? " stroke-dasharray=\"5 4\"" : "",
                x,
                y,
                toX,
                toY));
        return this;
    }

    /** A line with a head at its end; it goes straight along or straight down. */
    Svg arrow(int x, int y, int toX, int toY) {
        int sign = toX < x ? -1 : 1;
        String head = y == toY
                ? String.format(Locale.ROOT, "M%d %dl%d -5v10z", toX, toY, -9 * sign)
                : String.format(Locale.ROOT, "M%d %dl-5 -9h10z", toX, toY);
        line(x, y, toX, toY, false);
        body.append("<path class=\"arrow\" d=\"").append(head).append(String.format("\"/>%n"));
        return this;
    }

    /** What another one of the same width shows, in front. */
    Svg with(Svg other) {
        body.append(other.body);
        return this;
    }

    /** The file, with a title for who cannot see it. */
    String document(int height, String title) {
        String head = String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
                width,
                height,
                width,
                height);
        String all = head + "<title>" + Escape.html(title) + "</title>\n" + STYLE
                + String.format(Locale.ROOT, "<rect class=\"ground\" width=\"%d\" height=\"%d\"/>%n", width, height)
                + body + "</svg>\n";
        return all.replace("\r\n", "\n");
    }
}
