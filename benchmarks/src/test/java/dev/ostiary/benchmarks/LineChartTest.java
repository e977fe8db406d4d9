package dev.ostiary.benchmarks;

import static dev.ostiary.benchmarks.SvgDocument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LineChartTest {
    private final LineChart chart = new LineChart("Hits <fast> & slow", "tokens", "ns");

    @Test
    void svg_anyTitle_isWellFormedAndNamesAxesAndLines() throws Exception {
        chart.add("hit", Map.of(1, 80.0, 10, 90.0));

        SvgDocument svg = SvgDocument.parse(chart.svg());

        assertThat(svg.texts()).contains("Hits <fast> & slow", "tokens", "ns", "hit");
    }

    @Test
    void svg_sizesFarApart_pointsLieAtTheirTicksWithEqualSteps() throws Exception {
        chart.add("hit", Map.of(1, 80.0, 1_000, 100.0, 1_000_000, 90.0));

        SvgDocument svg = SvgDocument.parse(chart.svg());

        List<Element> dots = svg.all("circle");
        assertThat(dots).hasSize(3);
        assertThat(number(dots.get(0), "cx")).isEqualTo(number(svg.text("1"), "x"));
        assertThat(number(dots.get(1), "cx")).isEqualTo(number(svg.text("1,000"), "x"));
        assertThat(number(dots.get(2), "cx")).isEqualTo(number(svg.text("1,000,000"), "x"));
        assertThat(number(dots.get(2), "cx") - number(dots.get(1), "cx"))
                .isCloseTo(number(dots.get(1), "cx") - number(dots.get(0), "cx"), within(0.2));
    }

    @Test
    void svg_figuresCloseTogether_heightIsInProportionFromZero() throws Exception {
        chart.add("hit", Map.of(1, 50.0, 2, 100.0));

        SvgDocument svg = SvgDocument.parse(chart.svg());

        double zero = tick(svg, "0");
        List<Element> dots = svg.all("circle");
        double first = zero - number(dots.get(0), "cy");
        double second = zero - number(dots.get(1), "cy");
        assertThat(second).isCloseTo(2 * first, within(0.2)).isPositive();
    }

    @Test
    void svg_figuresFarApart_heightGrowsWithTheirPowersOfTen() throws Exception {
        chart.add("hit", Map.of(1, 100.0, 2, 1_000.0, 3, 10_000.0));

        SvgDocument svg = SvgDocument.parse(chart.svg());

        assertThat(svg.all("circle").stream().map(dot -> number(dot, "cy")).toList())
                .containsExactly(tick(svg, "100"), tick(svg, "1,000"), tick(svg, "10,000"));
    }

    @Test
    void svg_twoLines_eachHasItsColourAndPoints() throws Exception {
        chart.add("hit", Map.of(1, 1.0, 2, 2.0));
        chart.add("map", Map.of(1, 1.5));

        List<Element> lines = SvgDocument.parse(chart.svg()).all("polyline");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).getAttribute("stroke"))
                .isNotEqualTo(lines.get(1).getAttribute("stroke"));
        assertThat(lines.get(0).getAttribute("points").split(" ")).hasSize(2);
        assertThat(lines.get(1).getAttribute("points").split(" ")).hasSize(1);
    }

    @Test
    void svg_nothingAdded_isWellFormed() throws Exception {
        assertThat(SvgDocument.parse(chart.svg()).all("polyline")).isEmpty();
    }

    @Test
    void add_noPoints_isRefused() {
        assertThatThrownBy(() -> chart.add("hit", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Where the line of a tick lies; its text hangs five lower. */
    private static double tick(SvgDocument svg, String text) {
        return number(svg.text(text), "y") - 5;
    }
}
