package dev.ostiary.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void lines_cellsOfOneColumn_beginBelowEachOther() {
        Columns table = new Columns().row("ok", "a", "x y").row("bad", "longer", "");

        assertThat(table.lines()).containsExactly("ok   a       x y", "bad  longer");
    }

    @Test
    void lines_noRow_areNone() {
        assertThat(new Columns().lines()).isEmpty();
    }
}
