package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.CertifiedKeyFiles;
import dev.ostiary.key.ClientCertificate;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.key.TrustedAuthorities;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tls_client_auth} and {@code self_signed_tls_client_auth} at a provider that demands the certificate (RFC 8705, sections 2 and 5). */
class CertifiedClientTest {
    private final Applicant certified = applicant(client ->
            client.authentication(ClientAuthentication.tls()).certificate(certificate(CertifiedKeyFiles.pem())));
    private CertifyingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new CertifyingServer(certified.issuer.issuer() + "/token", "TLSv1.3");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        certified.close();
    }

    private static Applicant applicant(UnaryOperator<OpenIdProviderBuilder> configured) {
        return new Applicant(
                issuer -> issuer.publicClient("client", "http://127.0.0.1:*/auth/callback"),
                client -> configured.apply(client.authentication(ClientAuthentication.none())
                        .timeout(Duration.ofSeconds(30))
                        .authorities(authorities())));
    }

    private static ClientCertificate certificate(String pem) {
        return ClientCertificate.read(pem.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static TrustedAuthorities authorities() {
        String pem = CertifiedKeyFiles.pem();
        String alone = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE"));
        return TrustedAuthorities.read(alone.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** The token endpoint is where it says, and for whoever has a certificate perhaps elsewhere. */
    private static void publish(Applicant applicant, String token, Map<String, String> aliases) {
        String issuer = applicant.issuer.issuer();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", issuer);
        members.put("authorization_endpoint", issuer + "/authorize");
        members.put("jwks_uri", applicant.issuer.jwksUri());
        members.put("token_endpoint", token);
        members.put("mtls_endpoint_aliases", aliases);
        applicant
                .issuer
                .at(Endpoint.DISCOVERY)
                .answers(200, Map.of("Content-Type", "application/json"), StrictJson.write(members));
    }

    @Test
    void signIn_certificateDemandedAtTheAlias_isSignedIn() {
        publish(
                certified,
                certified.issuer.issuer() + "/nothing-here",
                Map.of("token_endpoint", server.uri("/mtls/token")));

        assertThat(certified.signIn()).isInstanceOf(Redemption.SignedIn.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void signIn_certificateDemandedAtTheEndpointItself_isSignedIn() {
        publish(certified, server.uri("/token"), Map.of());

        assertThat(certified.signIn()).isInstanceOf(Redemption.SignedIn.class);
    }

    @Test
    void refresh_certificateDemandedAtTheAlias_isRenewed() {
        publish(
                certified,
                certified.issuer.issuer() + "/nothing-here",
                Map.of("token_endpoint", server.uri("/mtls/token")));
        Redemption.SignedIn signedIn = certified.signedIn();

        RefreshAnswer answer = certified.provider.refresh(signedIn.tokens(), signedIn.identity());

        assertThat(answer).isInstanceOf(RefreshAnswer.Renewed.class);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void signIn_withoutTheCertificate_takesNoAlias() {
        try (Applicant without = applicant(client -> client)) {
            publish(without, without.issuer.issuer() + "/token", Map.of("token_endpoint", server.uri("/mtls/token")));

            assertThat(without.signIn()).isInstanceOf(Redemption.SignedIn.class);
            assertThat(server.requests()).isZero();
        }
    }

    /** Since TLS 1.3 the certificate is judged when the client takes the connection for open already, and may not read why it ends. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void signIn_withoutTheCertificateThatIsDemanded_comesToNothingAndTheLogSaysWhy(String version) throws Exception {
        assertNothingComesOf(version, client -> client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void signIn_withAnotherCertificate_comesToNothingAndTheLogSaysWhy(String version) throws Exception {
        assertNothingComesOf(
                version,
                client -> client.authentication(ClientAuthentication.tls())
                        .certificate(certificate(CertifiedKeyFiles.anotherPem())));
    }

    private static void assertNothingComesOf(String version, UnaryOperator<OpenIdProviderBuilder> configured)
            throws Exception {
        try (Applicant without = applicant(configured);
                CertifyingServer strict = new CertifyingServer(without.issuer.issuer() + "/token", version);
                LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            publish(without, strict.uri("/token"), Map.of());

            assertThat(without.signIn()).isEqualTo(new Redemption.Stale(RejectionReason.PROVIDER_UNAVAILABLE));
            assertThat(strict.requests()).isZero();
            assertThat(log.all())
                    .filteredOn(line -> line.contains("gave no tokens"))
                    .singleElement()
                    .asString()
                    .contains("client-certificate");
        }
    }
}
