package dev.ostiary.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows whose cells begin below each other. Not thread-safe. */
public final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Begins with no row. */
    public Columns() {}

    /**
     * Adds a row.
     *
     * @param cells each on one line, as many as in the other rows
     * @return this table
     */
    public Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /**
     * The table.
     *
     * @return its lines, without blanks at their ends
     */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            boolean last = i == row.size() - 1;
            line.append(last ? "" : " ".repeat(width(i) - row.get(i).length()) + GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
