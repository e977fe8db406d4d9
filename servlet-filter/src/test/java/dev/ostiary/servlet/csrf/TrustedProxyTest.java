package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxyTest {
    private static boolean believes(String trusted, String peer) {
        return TrustedProxy.hasSent(FakeRequest.get("/").from(peer), List.of(TrustedProxy.parse(trusted)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void hasSent_unixAndAPeerWithoutAddress_isTrue(String peer) {
        assertThat(believes("unix", peer)).isTrue();
    }

    /** A container that follows X-Forwarded-For may show what a client has written. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "unix", "unix:", "unknown", " ", "_hidden", "/run/app.sock", "::1"})
    void hasSent_unixAndAnyOtherPeer_isFalse(String peer) {
        assertThat(believes("unix", peer)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"unix", "11.0.0.1"})
    void hasSent_addressesAndAPeerThatHasNoneOfThem_isFalse(String peer) {
        assertThat(believes("10.0.0.0/8", peer)).isFalse();
    }

    @Test
    void hasSent_severalProxies_anyOfThem() {
        List<TrustedProxy> trusted = List.of(TrustedProxy.parse("unix"), TrustedProxy.parse("10.0.0.0/8"));

        assertThat(TrustedProxy.hasSent(FakeRequest.get("/").from("10.1.2.3"), trusted))
                .isTrue();
        assertThat(TrustedProxy.hasSent(FakeRequest.get("/").from(""), trusted)).isTrue();
        assertThat(TrustedProxy.hasSent(FakeRequest.get("/").from("11.1.2.3"), trusted))
                .isFalse();
    }

    @Test
    void toString_isAsWritten() {
        assertThat(List.of(TrustedProxy.parse("unix"), TrustedProxy.parse("10.0.0.0/8")))
                .hasToString("[unix, 10.0.0.0/8]");
    }
}
