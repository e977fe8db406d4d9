package dev.ostiary.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.000000001S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT29.5S, 30", "PT30S, 30", "PT1H, 3600"
    })
    void text_ofADelay_isWholeSecondsRoundedUpAndAtLeastOne(Duration delay, String text) {
        assertThat(RetryAfter.text(delay)).isEqualTo(text);
    }
}
