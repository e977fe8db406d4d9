package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proto=https                                      | https",
                "for=192.0.2.43;proto=https;by=203.0.113.43       | https",
                "For=\"[2001:db8:cafe::17]:4711\";Proto=https     | https",
                "proto=\"https\"                                  | https",
                "proto=\"h\\ttps\"                                | https",
                "for=192.0.2.43 ; proto=https                     | https",
            })
    void parse_goodHeader_givesItsValue(String line, String proto) {
        assertThat(ForwardedHeader.parse(List.of(line)).orElseThrow().values("proto"))
                .containsExactly(proto);
    }

    @Test
    void parse_severalElementsAndLines_givesAllValuesInOrder() {
        List<String> lines = List.of("for=a;host=one.example, for=b;host=two.example", "host=three.example");

        assertThat(ForwardedHeader.parse(lines).orElseThrow().values("host"))
                .containsExactly("one.example", "two.example", "three.example");
    }

    @Test
    void parse_noHeader_givesNothing() {
        assertThat(ForwardedHeader.parse(List.of()).orElseThrow().pairs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proto",
                "proto=",
                "=https",
                "proto=https;",
                "proto=https,",
                ",proto=https",
                "proto=\"https",
                "proto=ht\"tps",
                "proto =https",
                "proto= https",
                "host=app.example:443",
                "proto=https;;host=a",
                "proto=\"https\"x",
                "proto=https host=a"
            })
    void parse_brokenHeader_isEmpty(String line) {
        assertThat(ForwardedHeader.parse(List.of(line))).isEmpty();
    }
}
