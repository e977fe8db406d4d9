package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.release.Documentation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code type} is. The rest is shown by {@link ApiAnswerTest}. */
class ProblemJsonTest {
    private static final Documentation PUBLISHED = Documentation.at("https://ostiary.example/docs");

    private static String written(ErrorDetail detail, Documentation documentation) {
        byte[] body = new ProblemJson(detail, documentation).of(Responders.expired(AnswerKind.API), Optional.empty());
        return new String(body, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(names = {"CODE", "FULL"})
    void type_ofAReleaseWithAddress_isTheEntryOfTheCode(ErrorDetail detail) {
        assertThat(written(detail, PUBLISHED))
                .startsWith("{\"type\":\"https://ostiary.example/docs/troubleshooting#token_expired\","
                        + "\"title\":\"Unauthorized\",\"status\":401,");
    }

    @Test
    void type_whereTheCodeIsNotTold_tellsItNeither() {
        assertThat(written(ErrorDetail.NONE, PUBLISHED))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"error\":\"invalid_token\"}");
    }

    @ParameterizedTest
    @EnumSource
    void type_ofAReleaseWithoutAddress_isNone(ErrorDetail detail) {
        assertThat(written(detail, Documentation.at(""))).startsWith("{\"type\":\"about:blank\",");
    }
}
