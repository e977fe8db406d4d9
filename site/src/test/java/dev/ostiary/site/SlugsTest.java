package dev.ostiary.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugsTest {
    private final Slugs slugs = new Slugs();

    @Test
    void of_heading_isSpelledAsOnGitHub() {
        assertThat(slugs.of("1. An API with an identity provider")).isEqualTo("1-an-api-with-an-identity-provider");
        assertThat(slugs.of("400 multiple_tokens in a browser")).isEqualTo("400-multiple_tokens-in-a-browser");
        assertThat(slugs.of("Sessions: refresh, sign-out")).isEqualTo("sessions-refresh-sign-out");
    }

    @Test
    void of_sameHeadingAgain_isNumbered() {
        slugs.of("Keys");

        assertThat(slugs.of("Keys")).isEqualTo("keys-1");
    }
}
