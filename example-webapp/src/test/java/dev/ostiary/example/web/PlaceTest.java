package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class PlaceTest {
    private static HttpServletRequest from(@Nullable String address) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                PlaceTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> address;
                    case "getLocalAddr" -> "192.0.2.1";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, this machine",
        "127.9.9.9, this machine",
        "::1, this machine",
        "[::1], this machine",
        "0:0:0:0:0:0:0:1, this machine",
        "192.0.2.1, this machine",
        "192.0.2.7, 192.0.2.7",
        "2001:db8::7, 2001:db8::7",
        "[2001:db8::7], 2001:db8::7",
        "128.0.0.1, 128.0.0.1"
    })
    void of_anAddress_isThisMachineOrTheAddress(String address, String place) {
        assertThat(Place.of(from(address))).contains(place);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void of_aPeerWithoutAddress_isEmpty(String address) {
        assertThat(Place.of(from(address))).isEmpty();
    }

    @Test
    void of_twoMachines_differ() {
        assertThat(Place.of(from("192.0.2.7"))).isNotEqualTo(Place.of(from("192.0.2.8")));
    }
}
