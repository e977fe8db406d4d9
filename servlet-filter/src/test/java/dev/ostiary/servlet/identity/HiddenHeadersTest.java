package dev.ostiary.servlet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenHeadersTest {
    private final HiddenHeaders hidden = new HiddenHeaders(Set.of("X-User-Id", "x_tenant"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-id",
                "X-USER-ID",
                "X_User_Id",
                "x_user-id",
                "X-USER_ID",
                "X-Tenant",
                "X_TENANT"
            })
    void hides_anySpelling_is(String name) {
        assertThat(hidden.hides(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User", "X-User-Id2", "XUserId", "X--User-Id", "User-Id", ""})
    void hides_anotherName_isNot(String name) {
        assertThat(hidden.hides(name)).isFalse();
    }

    @Test
    void hides_nothingConfigured_hidesNothing() {
        assertThat(new HiddenHeaders(Set.of()).hides("X-User-Id")).isFalse();
    }
}
