package dev.ostiary.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.console.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    private static Finding.Grade grade(String name, String subject, @Nullable Object value) {
        return new Metadata(Map.of(name, value), false)
                .findings().stream()
                        .filter(finding -> finding.subject().equals(subject))
                        .findFirst()
                        .orElseThrow()
                        .grade();
    }

    @Test
    void findings_nothing_areWarnings() {
        assertThat(new Metadata(Map.of(), false).findings())
                .extracting(Finding::grade)
                .containsOnly(Finding.Grade.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.example/token", "/token", "https://u@id.example/", "https://id.example/#f", "no url"})
    void findings_endpointThatIsNoSafeUrl_isBad(String url) {
        assertThat(grade("token_endpoint", "token_endpoint", url)).isEqualTo(Finding.Grade.BAD);
        assertThat(grade("token_endpoint", "token_endpoint", 7L)).isEqualTo(Finding.Grade.BAD);
    }

    @Test
    void findings_plainEndpointOfAPlainProvider_isOk() {
        List<Finding> findings = new Metadata(Map.of("token_endpoint", "http://127.0.0.1/token"), true).findings();

        assertThat(findings).contains(Finding.ok("token_endpoint", "http://127.0.0.1/token"));
    }

    @Test
    void findings_signaturesOfIdTokens_needPublicKeys() {
        String name = "id_token_signing_alg_values_supported";

        assertThat(grade(name, "id token alg", List.of("HS256", "none"))).isEqualTo(Finding.Grade.BAD);
        assertThat(grade(name, "id token alg", List.of("HS256", "RS256"))).isEqualTo(Finding.Grade.OK);
    }

    @Test
    void findings_pkceAndNotices_areOkWhereTheProviderSaysSo() {
        assertThat(grade("code_challenge_methods_supported", "pkce", List.of("S256")))
                .isEqualTo(Finding.Grade.OK);
        assertThat(grade("code_challenge_methods_supported", "pkce", List.of("plain")))
                .isEqualTo(Finding.Grade.WARNING);
        assertThat(grade("backchannel_logout_supported", "logouts", true)).isEqualTo(Finding.Grade.OK);
        assertThat(grade("backchannel_logout_supported", "logouts", "true")).isEqualTo(Finding.Grade.WARNING);
    }
}
