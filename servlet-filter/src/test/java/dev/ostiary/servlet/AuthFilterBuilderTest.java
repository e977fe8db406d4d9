package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.Setting;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The builder has a method for each setting, named as in {@code web.xml}. */
class AuthFilterBuilderTest {
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    @ParameterizedTest
    @EnumSource
    void builder_eachSetting_hasItsMethod(Setting setting) {
        String camelCase = HYPHEN.matcher(setting.settingName())
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));

        assertThat(Stream.of(AuthFilterBuilder.class, SessionOptions.class)
                        .flatMap(type -> Arrays.stream(type.getMethods())
                                .filter(method -> method.getReturnType() == type)
                                .flatMap(AuthFilterBuilderTest::names)))
                .contains(camelCase);
    }

    /** The options of sessions are spared the word that stands before most of their settings. */
    private static Stream<String> names(Method method) {
        String name = method.getName();
        return method.getDeclaringClass() == SessionOptions.class
                ? Stream.of(name, "session" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                : Stream.of(name.replaceFirst("^sessions$", "session"));
    }
}
