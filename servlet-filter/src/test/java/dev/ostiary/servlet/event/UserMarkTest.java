package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.identity.User;
import dev.ostiary.servlet.identity.VerifiedUser;
import dev.ostiary.servlet.rule.Bearer;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a name stands in a log. */
class UserMarkTest {
    @ParameterizedTest
    @ValueSource(strings = {"u1", "alice@example.test", "0f9c7c5e-1d0a-4b7e-9c38-3f7d6d8f1a2b", "a/b:c+d=e", "--"})
    void name_ofUsualCharacters_isAsItIs(String name) {
        assertThat(UserMark.written(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a b~a%20b",
                "a%20b~a%2520b",
                "a\"b\\c~a%22b%5Cc",
                "a,b;c~a%2Cb%3Bc",
                "auth0|5f7c~auth0%7C5f7c",
                "<b>~%3Cb%3E",
                "${jndi:x}~$%7Bjndi:x%7D",
                "Zoë~Zo%C3%AB",
                "-~%2D"
            })
    void name_withMore_isPercentEncoded(String name, String written) {
        assertThat(UserMark.written(name)).isEqualTo(written);
    }

    @Test
    void name_withLineBreaks_staysOneField() {
        String forged = "u1\r\n127.0.0.1 - admin [now] \"GET / HTTP/1.1\" 200\u0085\u2028\t\u0000\u007f";

        String written = UserMark.written(forged);

        assertThat(written).matches("[!-~]+").doesNotContain("\"");
        assertThat(URLDecoder.decode(written, StandardCharsets.UTF_8)).isEqualTo(forged);
    }

    @Test
    void put_whereOpenTelemetryFails_goesOnAndSaysSoOnce() {
        Identity user = Identity.of(new User(
                new VerifiedUser("u1", Set.of(), Set.of(), Map.of()),
                () -> "u1",
                Map.of(),
                "Bearer",
                new Bearer(Set.of(), Set.of(), Map.of(), Duration.ZERO),
                new AtomicBoolean()));
        UserMark mark = new UserMark(name -> {
            throw new NoClassDefFoundError("a part is missing");
        });
        FakeRequest request = FakeRequest.get("/a");

        try (CapturedLog log = CapturedLog.of("dev.ostiary.servlet.AuthFilter")) {
            mark.put(request, user);
            mark.put(request, user);

            assertThat(log.lines()).singleElement().asString().contains("trace-user=on", "a part is missing");
        }
        assertThat(request.getAttribute(UserMark.ATTRIBUTE)).isEqualTo("u1");
    }

    @Test
    void problems_withoutTheApi_nameTheSettingAndWhatToDo() {
        assertThat(UserMark.problems(true, ClassLoader.getPlatformClassLoader()))
                .singleElement()
                .asString()
                .startsWith("trace-user: ")
                .contains("io.opentelemetry:opentelemetry-api");
        assertThat(UserMark.problems(false, ClassLoader.getPlatformClassLoader()))
                .isEmpty();
        assertThat(UserMark.problems(true, UserMark.class.getClassLoader())).isEmpty();
    }
}
