package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.release.Documentation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/a\"b\\c", "/\u00e9\n\u2028", ""})
    void of_anyAddressOfSigningIn_isWhatAJsonWriterWrites(String path) throws JsonSyntaxException {
        ProblemJson problem = new ProblemJson(ErrorDetail.CODE, PUBLISHED);
        Refusal refusal = Responders.expired(AnswerKind.API);

        byte[] body = problem.of(refusal, Optional.of(path));

        assertThat(StrictJson.parseObject(body)).containsEntry("sign_in", path);
        assertThat(body).isEqualTo(problem.of(refusal, Optional.of(path)));
    }

    @Test
    void of_oneAnswerAfterAnother_mixesThemNot() {
        ProblemJson problem = new ProblemJson(ErrorDetail.CODE, PUBLISHED);
        Refusal expired = Responders.expired(AnswerKind.API);

        byte[] withId = problem.of(expired.withSupportId("0123456789ab"), Optional.empty());
        byte[] without = problem.of(expired, Optional.empty());

        assertThat(new String(withId, StandardCharsets.UTF_8)).endsWith(",\"support_id\":\"0123456789ab\"}");
        assertThat(new String(without, StandardCharsets.UTF_8)).endsWith("\"code\":\"token_expired\"}");
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
