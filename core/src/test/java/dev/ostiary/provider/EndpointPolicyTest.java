package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a provider's metadata may name. */
class EndpointPolicyTest {
    private static final String ELSEWHERE = "https://id.example";
    private static final String HERE = "http://127.0.0.1:8080";

    private static EndpointPolicy policy(String issuer, boolean plainHttpAllowed) {
        return EndpointPolicy.of(URI.create(issuer), plainHttpAllowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example, false, https://id.example/token",
        "https://id.example, false, HTTPS://id.example/token",
        "https://id.example, true, http://id.example/token",
        "http://127.0.0.1:8080, false, http://localhost:8080/token",
        "http://127.0.0.1:8080, false, https://id.example/token"
    })
    void require_address_isTaken(String issuer, boolean plainHttpAllowed, String address) {
        assertThat(policy(issuer, plainHttpAllowed).require("token_endpoint", address))
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example, http://id.example/token",
        "https://id.example, http://127.0.0.1/token",
        "https://127.0.0.1, http://127.0.0.1/token",
        "http://127.0.0.1:8080, http://id.example/token",
        "https://id.example, ftp://id.example/token",
        "https://id.example, https:/token",
        "https://id.example, https://user@id.example/token",
        "https://id.example, https://id.example/token#f",
        "https://id.example, not a url"
    })
    void require_addressThatMayNotBe_isRefusedAndNotShown(String issuer, String address) {
        assertThatThrownBy(() -> policy(issuer, false).require("token_endpoint", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token_endpoint: expected")
                .hasMessageNotContaining(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {ELSEWHERE, HERE})
    void require_noText_isRefused(String issuer) {
        assertThatThrownBy(() -> policy(issuer, true).require("token_endpoint", 7))
                .hasMessageStartingWith("token_endpoint:");
    }

    @Test
    void read_aliases_areForAClientWithACertificateAlone() {
        ProviderMetadata metadata = ProviderMetadata.read(
                Map.of(
                        "token_endpoint",
                        ELSEWHERE + "/token",
                        "userinfo_endpoint",
                        ELSEWHERE + "/me",
                        "mtls_endpoint_aliases",
                        Map.of("token_endpoint", "https://mtls.id.example/token")),
                policy(ELSEWHERE, false));

        assertThat(metadata.at(ProviderEndpoint.TOKEN, true)).contains(URI.create("https://mtls.id.example/token"));
        assertThat(metadata.at(ProviderEndpoint.TOKEN, false)).contains(URI.create(ELSEWHERE + "/token"));
        assertThat(metadata.at(ProviderEndpoint.USERINFO, true)).contains(URI.create(ELSEWHERE + "/me"));
        assertThat(metadata.at(ProviderEndpoint.REVOCATION, true)).isEmpty();
    }

    @Test
    void read_aliasThatMayNotBe_isRefused() {
        Map<String, Object> members =
                Map.of("mtls_endpoint_aliases", Map.of("token_endpoint", "http://id.example/token"));

        assertThatThrownBy(() -> ProviderMetadata.read(Map.copyOf(members), policy(ELSEWHERE, false)))
                .hasMessageStartingWith("token_endpoint:");
    }

    @Test
    void with_configuredEndpoint_replacesTheAliasToo() {
        URI own = URI.create("https://own.example/token");
        ProviderMetadata metadata = new ProviderMetadata(
                Map.of(ProviderEndpoint.TOKEN, URI.create(ELSEWHERE + "/token")),
                Map.of(ProviderEndpoint.TOKEN, URI.create("https://mtls.id.example/token")),
                true,
                true,
                Set.of("none"));

        ProviderMetadata changed = metadata.with(Map.of(ProviderEndpoint.TOKEN, Optional.of(own)));

        assertThat(changed)
                .isEqualTo(new ProviderMetadata(
                        Map.of(ProviderEndpoint.TOKEN, own), Map.of(), true, true, Set.of("none")));
    }
}
