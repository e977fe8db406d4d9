package dev.ostiary.benchmarks;

import static dev.ostiary.benchmarks.SvgDocument.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartTest {
    @Test
    void svg_twoFigures_barsAreAsLongAsTheyAre() throws Exception {
        Chart chart = new Chart("Cost", " %");
        chart.add("ostiary", 25);
        chart.add("jjwt", 100);

        SvgDocument svg = SvgDocument.parse(chart.svg());

        List<Element> bars = svg.all("rect").subList(1, 3);
        assertThat(number(bars.get(1), "width")).isEqualTo(4 * number(bars.get(0), "width"));
        assertThat(number(bars.get(1), "y")).isGreaterThan(number(bars.get(0), "y"));
        assertThat(svg.texts()).contains("ostiary", "25 %", "jjwt", "100 %");
    }

    @Test
    void svg_labelWithMarkup_isTextOnly() throws Exception {
        Chart chart = new Chart("a < b & c", "");
        chart.add("<b>", 1);

        SvgDocument svg = SvgDocument.parse(chart.svg());

        assertThat(svg.texts()).contains("a < b & c", "<b>");
    }

    @Test
    void svg_nothingAdded_isWellFormed() throws Exception {
        SvgDocument svg = SvgDocument.parse(new Chart("Nothing", "").svg());

        assertThat(svg.texts()).containsExactly("Nothing");
    }
}
