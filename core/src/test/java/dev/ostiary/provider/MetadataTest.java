package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.testkit.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Applicant applicant = new Applicant();

    @AfterEach
    void end() {
        applicant.close();
    }

    private Departure depart() {
        return applicant.provider.depart(SignInStart.to(Applicant.REDIRECT_URI));
    }

    private Map<String, Object> document() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", applicant.issuer.issuer());
        members.put("authorization_endpoint", applicant.issuer.issuer() + "/authorize");
        members.put("token_endpoint", applicant.issuer.issuer() + "/token");
        return members;
    }

    private void documentWith(String name, Object value) {
        Map<String, Object> members = document();
        members.put(name, value);
        applicant.issuer.at(Endpoint.DISCOVERY).answers(200, JSON, StrictJson.write(members));
    }

    @Test
    void depart_withinTheHour_asksOnce() {
        depart();
        applicant.clock.advance(Duration.ofMinutes(59));
        depart();
        assertThat(applicant.issuer.at(Endpoint.DISCOVERY).requests()).isEqualTo(1);

        applicant.clock.advance(Duration.ofMinutes(1));
        depart();
        assertThat(applicant.issuer.at(Endpoint.DISCOVERY).requests()).isEqualTo(2);
    }

    @Test
    void depart_providerAwayPastTheHour_goesOnForAnotherAndNotLonger() {
        depart();
        applicant.issuer.at(Endpoint.DISCOVERY).answers(500, JSON, "");
        applicant.clock.advance(Duration.ofHours(2).minusSeconds(1));
        assertThat(depart()).isInstanceOf(Departure.Ready.class);
        applicant.clock.advance(Duration.ofSeconds(1));

        assertThat(depart()).isInstanceOf(Departure.Unavailable.class);
    }

    @Test
    void depart_afterAFailure_leavesTheProviderInPeaceForAMoment() {
        applicant.issuer.at(Endpoint.DISCOVERY).answers(500, JSON, "");
        depart();
        depart();
        assertThat(applicant.issuer.at(Endpoint.DISCOVERY).requests()).isEqualTo(1);

        applicant.clock.advance(Duration.ofSeconds(2));
        assertThat(depart()).isInstanceOf(Departure.Unavailable.class);
        assertThat(applicant.issuer.at(Endpoint.DISCOVERY).requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example/authorize",
                "https://user@id.example/a",
                "https://id.example/a#f",
                "javascript:alert(1)",
                "/relative",
                "https://",
                "not a url"
            })
    void depart_endpointThatIsNoAddress_isUnavailable(String endpoint) {
        documentWith("authorization_endpoint", endpoint);

        assertThat(depart()).isInstanceOf(Departure.Unavailable.class);
    }

    @ParameterizedTest
    @MethodSource
    void depart_badDocument_isUnavailable(int status, String body) {
        applicant.issuer.at(Endpoint.DISCOVERY).answers(status, JSON, body);

        assertThat(depart()).isInstanceOf(Departure.Unavailable.class);
    }

    static Stream<Arguments> depart_badDocument_isUnavailable() {
        return Stream.of(
                Arguments.of(200, "{}"),
                Arguments.of(200, "<html>"),
                Arguments.of(200, "{\"issuer\":\"https://other.example\"}"),
                Arguments.of(200, "{\"a\":\"" + "x".repeat(70_000) + "\"}"),
                Arguments.of(503, ""));
    }

    @Test
    void depart_documentThatIsNotThere_isLoggedWithWhatToCompare() {
        applicant.issuer.at(Endpoint.DISCOVERY).answers(404, JSON, "");

        try (LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            depart();

            assertThat(log.at(Level.WARNING)).singleElement().asString().contains("404", "compare the issuer");
        }
    }

    @Test
    void depart_issuerWithASlashMore_isUnavailable() {
        documentWith("issuer", applicant.issuer.issuer() + "/");

        assertThat(depart()).isInstanceOf(Departure.Unavailable.class);
    }

    @Test
    void depart_metadataOfOauthAlone_areFoundSecond() {
        try (Applicant other = new Applicant(issuer -> issuer.onlyOauthMetadata(), client -> client)) {
            assertThat(other.provider.depart(SignInStart.to(Applicant.REDIRECT_URI)))
                    .isInstanceOf(Departure.Ready.class);
        }
    }

    @Test
    void endpoint_configured_countsInsteadAndEmptyIsNotUsed() {
        OpenIdProvider provider = applicant
                .builder()
                .endpoint(ProviderEndpoint.AUTHORIZATION, Optional.of(URI.create("https://front.example/a")))
                .endpoint(ProviderEndpoint.END_SESSION, Optional.empty())
                .build();

        Departure.Ready ready = (Departure.Ready) provider.depart(SignInStart.to(Applicant.REDIRECT_URI));

        assertThat(ready.location()).hasHost("front.example").hasScheme("https");
        assertThat(provider.has(ProviderEndpoint.END_SESSION)).isFalse();
        assertThat(applicant.provider.has(ProviderEndpoint.END_SESSION)).isTrue();
        provider.close();
    }

    @Test
    void issParameter_providerThatSendsIt_isRequired() {
        documentWith("authorization_response_iss_parameter_supported", true);
        assertThat(applicant.provider.isIssParameterRequired()).isTrue();

        documentWith("authorization_response_iss_parameter_supported", "true");
        assertThat(applicant.restarted().isIssParameterRequired()).isFalse();
    }

    @Test
    void issuerAddress_otherOrigin_isWhereTheNodeConnects() {
        URI address = URI.create(applicant.issuer.issuer());
        String elsewhere = "http://localhost:" + address.getPort();
        OpenIdProvider provider =
                applicant.builder().issuerAddress(URI.create(elsewhere)).build();

        Departure.Ready ready = (Departure.Ready) provider.depart(SignInStart.to(Applicant.REDIRECT_URI));

        assertThat(ready.location().toString()).startsWith(applicant.issuer.issuer());
        provider.close();
    }

    @Test
    void build_contradictions_areRefused() {
        assertThatThrownBy(() -> OpenIdProvider.at("http://id.example", "c")
                        .states(applicant.states)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenIdProvider.at("https://id.example", "c").build())
                .hasMessageStartingWith("states:");
        assertThatThrownBy(() -> applicant
                        .builder()
                        .authentication(ClientAuthentication.tls())
                        .build())
                .hasMessageStartingWith("certificate:");
        assertThatThrownBy(() -> applicant
                        .builder()
                        .issuerAddress(URI.create("http://keycloak:8080"))
                        .build())
                .hasMessageStartingWith("issuerAddress:");
        assertThatThrownBy(() -> applicant.builder().timeout(Duration.ofMillis(999)))
                .hasMessageStartingWith("timeout:");
    }

    @Test
    void signIn_atAnIssuerThatRunsElsewhere_works() {
        assertThat(applicant.signIn()).isInstanceOf(SignedIn.class);
    }
}
