package dev.ostiary.site;

import java.util.List;

/** A picture of who sends what to whom, from top to bottom. */
final class Sequence {
    private static final int WIDTH = 760;
    private static final int MARGIN = 90;
    private static final int TOP = 58;

    private final Svg messages = new Svg(WIDTH);
    private final List<String> lanes;
    private int y = TOP + 34;

    Sequence(List<String> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    Sequence message(String from, String to, String words) {
        int start = place(from);
        int end = place(to);
        int middle = (start + end) / 2;
        int half = words.length() * 4;
        messages.box(middle - half, y - 22, 2 * half, 20, "ground")
                .text(middle, y - 7, "", true, words)
                .arrow(start, y, end, y);
        y += 40;
        return this;
    }

    /** What happens at one of them, or between two messages. */
    Sequence note(String words, String kind) {
        messages.box(MARGIN - 70, y - 22, WIDTH - 2 * MARGIN + 140, 30, kind)
                .text(WIDTH / 2, y - 2, "strong", true, words);
        y += 46;
        return this;
    }

    String document(String title) {
        Svg lines = new Svg(WIDTH);
        for (String lane : lanes) {
            int x = place(lane);
            lines.line(x, TOP, x, y - 16, true).box(x - 75, 14, 150, 38, "box").text(x, 38, "strong", true, lane);
        }
        return lines.with(messages).document(y, title);
    }

    private int place(String lane) {
        return MARGIN + lanes.indexOf(lane) * (WIDTH - 2 * MARGIN) / (lanes.size() - 1);
    }
}
