package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 | Chrome on Linux",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0 | Edge on Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1 | Safari on an iPhone",
                "Mozilla/5.0 (Linux; Android 15) Gecko/133.0 Firefox/133.0 | Firefox on Android",
                "curl/8.5.0 | curl",
                "'' | Some program"
            })
    void name_userAgent_isTwoWordsThatPeopleKnow(String userAgent, String name) {
        assertThat(Device.name(userAgent)).isEqualTo(name);
    }
}
