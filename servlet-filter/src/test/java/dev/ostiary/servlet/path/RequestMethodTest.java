package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMethodTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "get", "Get", "gET", "head", "Head", "post", "put", "delete", "Options", "trace", "Patch", "connect"
            })
    void isMisspelt_standardMethodInAnotherCase_isTrue(String method) {
        assertThat(RequestMethod.isMisspelt(method)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "PATCH",
                "CONNECT",
                "PROPFIND",
                "brew",
                "GETS",
                "ET"
            })
    void isMisspelt_standardOrUnheardOfMethod_isFalse(@Nullable String method) {
        assertThat(RequestMethod.isMisspelt(method)).isFalse();
    }
}
