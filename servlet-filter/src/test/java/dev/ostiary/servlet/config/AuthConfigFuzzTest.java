package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of odd pieces for each setting: accepted, or refused in the one way. The seed is fixed. */
class AuthConfigFuzzTest {
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "**",
            "*",
            "a",
            "sub",
            "=",
            ",",
            " ",
            "\"",
            ".",
            "..",
            "~",
            "~1",
            "%",
            "%2f",
            ":",
            "://",
            "https://",
            "[",
            "]",
            "@",
            "?",
            "#",
            ";",
            "\\",
            "\n",
            "\u0000",
            "\u00e9",
            "\ud83d",
            "0",
            "30",
            "s",
            "P",
            "T",
            "M",
            "-",
            "+",
            "$",
            "${",
            "}",
            "$${",
            "${SKEW}",
            "${NONE:-x}",
            "${NONE}",
            "${file:",
            "servlet:",
            "file:",
            "classpath:",
            "base64url:",
            "{",
            "unchecked",
            "on",
            "HS256",
            "RS256",
            "-----BEGIN PUBLIC KEY-----",
            "99999999999999999999");

    private static final int MOST_TEXTS = 3_000;

    /** Each of them is tried at a file, which makes a key of it first, slowly. */
    private static final int MOST_PASSWORDS = 30;

    private static Stream<String> texts(Setting setting) {
        Random random = new Random(setting.ordinal());
        return Stream.generate(() -> Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                        .limit(random.nextInt(9))
                        .collect(Collectors.joining()))
                .limit(setting == Setting.PROVIDER_TRUSTSTORE_PASSWORD ? MOST_PASSWORDS : MOST_TEXTS);
    }

    @ParameterizedTest
    @EnumSource
    void from_anyText_isAcceptedOrListedAsAProblemOnOneLine(Setting setting) {
        Stream<Throwable> thrown = texts(setting)
                .map(text -> catchThrowable(() -> Configs.withOnly(setting, text)))
                .flatMap(problem -> Optional.ofNullable(problem).stream());

        assertThat(thrown)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageMatching("(?s).*\n- " + setting.settingName() + "(\\.[a-z0-9-]+)* \\(.*")
                        .message()
                        .matches(message -> message.lines().count()
                                == ((ConfigurationException) problem).problems().size() + 1));
    }
}
