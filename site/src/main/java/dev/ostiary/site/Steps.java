package dev.ostiary.site;

/** A picture of steps one below the other, each with the answer of who does not pass it. */
final class Steps {
    private static final int WIDTH = 760;
    private static final int ROW = 62;
    private static final int TOP = 16;

    private final Svg svg = new Svg(WIDTH);
    private int y = TOP;

    /** A step with a question, and what the answer is where it fails. */
    Steps step(String name, String question, String answer) {
        svg.box(16, y, 400, 46, "box")
                .text(30, y + 20, "strong", false, name)
                .text(30, y + 38, "soft", false, question);
        if (!answer.isEmpty()) {
            svg.arrow(416, y + 23, 472, y + 23).box(474, y + 5, 270, 36, "no").text(486, y + 28, "", false, answer);
        }
        svg.arrow(216, y + 46, 216, y + ROW);
        y += ROW;
        return this;
    }

    String end(String name, String words, String title) {
        svg.box(16, y, 400, 46, "yes").text(30, y + 20, "strong", false, name).text(30, y + 38, "soft", false, words);
        return svg.document(y + 46 + TOP, title);
    }
}
