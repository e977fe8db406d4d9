package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider may answer to a pushed request, and that no browser leaves by a request that it did not take. */
class PushedRequestsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static Applicant applicant;

    @BeforeAll
    static void start() {
        applicant = new Applicant(client -> client.pushedRequests(PushedRequests.ON));
    }

    @AfterAll
    static void end() {
        applicant.close();
    }

    @AfterEach
    void recover() {
        applicant.issuer.at(Endpoint.PUSHED_AUTHORIZATION).recover();
    }

    private static Departure depart(OpenIdProvider provider) {
        return provider.depart(SignInStart.to(Applicant.REDIRECT_URI));
    }

    private static Departure answered(int status, String body) {
        applicant.issuer.at(Endpoint.PUSHED_AUTHORIZATION).answers(status, JSON, body);
        return depart(applicant.provider);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void depart_requestThatIsTaken_sendsTheReferenceAlone(int status) {
        Departure.Ready ready = (Departure.Ready) answered(status, "{\"request_uri\":\"urn:x:1\"}");

        assertThat(Applicant.parameters(ready.location()))
                .isEqualTo(Map.of("client_id", "client", "request_uri", "urn:x:1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {}                             | PROVIDER_REFUSED_CLIENT",
                "400 | {'error':'invalid_client'}     | PROVIDER_REFUSED_CLIENT",
                "400 | {'error':'invalid_request'}    | PROVIDER_REFUSED",
                "200 | {}                             | PROVIDER_ANSWER_INVALID",
                "201 | {'request_uri':7}              | PROVIDER_ANSWER_INVALID",
                "202 | {'request_uri':'urn:x:1'}      | PROVIDER_ANSWER_INVALID",
                "302 | {'request_uri':'urn:x:1'}      | PROVIDER_ANSWER_INVALID"
            })
    void depart_requestThatIsNotTaken_isRefusedAndLogged(int status, String body, RejectionReason reason) {
        try (LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            assertThat(answered(status, body.replace('\'', '"'))).isEqualTo(new Departure.Refused(reason));

            assertThat(log.at(Level.WARNING)).singleElement().asString().contains("did not take a pushed request");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 429})
    void depart_providerInTrouble_isUnavailable(int status) {
        assertThat(answered(status, ""))
                .isEqualTo(new Departure.Unavailable(Duration.ofSeconds(1), RejectionReason.PROVIDER_UNAVAILABLE));
    }

    @Test
    void depart_alwaysPushedAndNoEndpoint_isRefusedAndTheLogSaysWhatToDo() {
        OpenIdProvider without = applicant
                .builder()
                .pushedRequests(PushedRequests.ON)
                .endpoint(ProviderEndpoint.PUSHED_AUTHORIZATION_REQUEST, Optional.empty())
                .build();

        try (without;
                LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            assertThat(depart(without)).isEqualTo(new Departure.Refused(RejectionReason.PROVIDER_REFUSED));

            assertThat(log.at(Level.WARNING)).singleElement().asString().endsWith("set par=off");
        }
    }

    @Test
    void depart_neverPushed_sendsAllByTheBrowser() {
        OpenIdProvider never =
                applicant.builder().pushedRequests(PushedRequests.OFF).build();

        try (never) {
            assertThat(Applicant.parameters(((Departure.Ready) depart(never)).location()))
                    .containsKeys("state", "nonce", "code_challenge");
        }
    }

    @Test
    void depart_providerThatDoesNotRequireIt_isNotPushed() {
        OpenIdProvider automatic = applicant.builder().build();

        try (automatic) {
            assertThat(Applicant.parameters(((Departure.Ready) depart(automatic)).location()))
                    .containsKey("state");
        }
    }

    @Test
    void depart_metadataWithoutAuthorizationEndpoint_isUnavailable() {
        OpenIdProvider without = applicant
                .builder()
                .endpoint(ProviderEndpoint.AUTHORIZATION, Optional.empty())
                .build();

        try (without) {
            assertThat(depart(without)).isInstanceOf(Departure.Unavailable.class);
        }
    }
}
