package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.Setting;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
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

        assertThat(Arrays.stream(AuthFilterBuilder.class.getMethods())
                        .filter(method -> method.getReturnType() == AuthFilterBuilder.class)
                        .map(Method::getName))
                .contains(camelCase);
    }
}
