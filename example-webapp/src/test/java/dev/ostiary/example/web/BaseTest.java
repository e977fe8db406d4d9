package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost/, ''",
        "http://localhost/shop, /shop",
        "http://localhost/a/b_c-d.e, /a/b_c-d.e",
        "http://localhost/my%20shop, /my%20shop",
        "http://localhost/my%2520shop, /my%20shop",
        "http://localhost/caf%C3%A9, /caf%C3%A9"
    })
    void of_contextPathEncodedOrNot_isEncodedOnce(String address, String base) {
        assertThat(Base.of(RequestStub.to(address, Map.of()))).isEqualTo(base);
    }
}
