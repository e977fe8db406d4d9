package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    private static final String HERE = "http://localhost:8080/";

    @ParameterizedTest
    @CsvSource({
        "same-origin, true",
        "none, true",
        "same-site, false",
        "cross-site, false",
        "'', false",
        "Same-Origin, false"
    })
    void sent_fetchMetadata_decides(String site, boolean own) {
        assertThat(SameOrigin.sent(RequestStub.to(HERE, Map.of("Sec-Fetch-Site", site))))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true",
        "http://LOCALHOST:8080, true",
        "https://localhost:8080, false",
        "http://localhost, false",
        "http://localhost:80801, false",
        "http://evil.example, false",
        "null, false"
    })
    void sent_withoutFetchMetadata_originDecides(String origin, boolean own) {
        assertThat(SameOrigin.sent(RequestStub.to(HERE, Map.of("Origin", origin))))
                .isEqualTo(own);
    }

    @Test
    void sent_crossSiteWithOwnOrigin_isNotOurs() {
        Map<String, String> headers = Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://localhost:8080");

        assertThat(SameOrigin.sent(RequestStub.to(HERE, headers))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin, cross-site", "Origin, http://localhost:8080, http://evil.example"})
    void sent_witnessThatContradictsItself_isNotOurs(String header, String own, String other) {
        assertThat(SameOrigin.sent(RequestStub.to(HERE, Map.of(header, own + "\n" + other))))
                .isFalse();
    }

    @Test
    void sent_withoutAnyWitness_isNotOurs() {
        assertThat(SameOrigin.sent(RequestStub.to(HERE, Map.of()))).isFalse();
    }
}
