package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.AuthorityFiles;
import dev.ostiary.key.CertifiedKeyFiles;
import dev.ostiary.key.ClientCertificate;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.TrustedAuthorities;
import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.provider.Redemption.Stale;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.verify.RejectionReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider is built with counts, and what it cannot be built with. */
class OpenIdProviderBuilderTest {
    private final Applicant applicant = new Applicant();

    @AfterEach
    void end() {
        applicant.close();
    }

    private static ClientCertificate certificate() {
        return ClientCertificate.read(CertifiedKeyFiles.pem().getBytes(StandardCharsets.US_ASCII), Optional.empty());
    }

    private Redemption redeemAt(OpenIdProvider provider) {
        Applicant.Callback callback = applicant.visit();
        return provider.redeem(callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding());
    }

    @Test
    void build_names_areThoseThatWereGiven() {
        try (OpenIdProvider provider = applicant
                .builder()
                .name("n".repeat(32))
                .timeout(Duration.ofSeconds(3))
                .build()) {
            assertThat(provider.name()).isEqualTo("n".repeat(32));
            assertThat(provider.issuer()).isEqualTo(applicant.issuer.issuer());
            assertThat(provider.clientId()).isEqualTo("client");
            assertThat(provider.timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(provider).hasToString("OpenIdProvider[" + applicant.issuer.issuer() + "]");
        }
    }

    @Test
    void build_namesThatCannotBe_areRefused() {
        assertThatThrownBy(applicant.builder().name("n".repeat(33))::build).hasMessageStartingWith("clientId, name:");
        assertThatThrownBy(applicant.builder().name("")::build).hasMessageStartingWith("clientId, name:");
        assertThatThrownBy(OpenIdProvider.at("https://id.example", "").states(applicant.states)::build)
                .hasMessageStartingWith("clientId, name:");
    }

    @Test
    void build_issuerWithAQuery_isRefused() {
        assertThatThrownBy(OpenIdProvider.at("https://id.example?a=b", "c").states(applicant.states)::build)
                .hasMessageStartingWith("issuer:");
    }

    @Test
    void build_plainHttpElsewhere_onlyWhereThatIsAllowed() {
        OpenIdProviderBuilder plain =
                OpenIdProvider.at("http://id.example", "c").states(applicant.states);

        assertThatThrownBy(plain::build).hasMessageStartingWith("issuer:");
        try (OpenIdProvider provider = plain.allowPlainHttp().build()) {
            assertThat(provider.issuer()).isEqualTo("http://id.example");
        }
    }

    @Test
    void build_endpointInPlainHttp_isRefused() {
        assertThatThrownBy(applicant
                        .builder()
                        .endpoint(ProviderEndpoint.TOKEN, Optional.of(URI.create("http://id.example/token")))::build)
                .hasMessageStartingWith("token_endpoint:");
    }

    @Test
    void timeout_bounds_areTheirs() {
        assertThat(applicant.builder().timeout(Duration.ofSeconds(1))).isNotNull();
        assertThat(applicant.builder().timeout(Duration.ofSeconds(30))).isNotNull();
        assertThatThrownBy(
                        () -> applicant.builder().timeout(Duration.ofSeconds(30).plusNanos(1)))
                .hasMessageStartingWith("timeout:");
    }

    @Test
    void metadataStaleFor_bounds_areTheirs() {
        assertThat(applicant.builder().metadataStaleFor(Duration.ofDays(1))).isNotNull();
        assertThatThrownBy(() ->
                        applicant.builder().metadataStaleFor(Duration.ofDays(1).plusNanos(1)))
                .hasMessageStartingWith("metadataStaleFor:");
        assertThatThrownBy(() -> applicant.builder().metadataStaleFor(Duration.ofNanos(-1)))
                .hasMessageStartingWith("metadataStaleFor:");
    }

    @Test
    void metadataStaleFor_zero_doesNotOutliveTheHour() {
        try (OpenIdProvider provider =
                applicant.builder().metadataStaleFor(Duration.ZERO).build()) {
            assertThat(provider.has(ProviderEndpoint.TOKEN)).isTrue();
            applicant.issuer.at(Endpoint.DISCOVERY).fails(503);
            applicant.clock.advance(Duration.ofHours(1));

            assertThat(provider.has(ProviderEndpoint.TOKEN)).isFalse();
        }
    }

    @Test
    void clockSkew_zero_acceptsNothingOfTheFuture() {
        try (OpenIdProvider provider =
                applicant.builder().clockSkew(Duration.ZERO).build()) {
            assertThat(redeemAt(provider)).isInstanceOf(SignedIn.class);
            applicant
                    .issuer
                    .next()
                    .idToken(token -> token.issuedAt(applicant.clock.instant().plusSeconds(1))
                            .sign());

            assertThat(redeemAt(provider)).isEqualTo(new Refused(RejectionReason.ISSUED_IN_FUTURE));
        }
    }

    @Test
    void keys_thatOthersUseToo_areFetchedAtOnceWhenOneIsNew() {
        try (RemoteJwks shared = RemoteJwks.discoveredFrom(applicant.issuer.issuer())
                        .clock(applicant.clock)
                        .build();
                OpenIdProvider provider = applicant.builder().keys(shared).build()) {
            assertThat(redeemAt(provider)).isInstanceOf(SignedIn.class);
            applicant.issuer.rotate();

            assertThat(redeemAt(provider)).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void authorities_ofAnother_stillLetALocalProviderAnswer() {
        TrustedAuthorities others =
                TrustedAuthorities.read(AuthorityFiles.pem().getBytes(StandardCharsets.US_ASCII), Optional.empty());

        try (OpenIdProvider provider = applicant.builder().authorities(others).build()) {
            assertThat(redeemAt(provider)).isInstanceOf(SignedIn.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void certificate_clientThatHasOne_asksAtTheAlias(boolean hasOne) {
        String issuer = applicant.issuer.issuer();
        Map<String, Object> document = Map.of(
                "issuer",
                issuer,
                "authorization_endpoint",
                issuer + "/authorize",
                "token_endpoint",
                issuer + "/token",
                "mtls_endpoint_aliases",
                Map.of("token_endpoint", issuer + "/elsewhere"));
        Applicant.Callback callback = applicant.visit();
        applicant
                .issuer
                .at(Endpoint.DISCOVERY)
                .answers(200, Map.of("Content-Type", "application/json"), StrictJson.write(document));
        OpenIdProviderBuilder builder = applicant.builder();

        try (OpenIdProvider provider = (hasOne ? builder.certificate(certificate()) : builder).build()) {
            provider.redeem(callback.code(), Applicant.REDIRECT_URI, applicant.state(callback), callback.binding());

            assertThat(applicant.issuer.at(Endpoint.TOKEN).requests()).isEqualTo(hasOne ? 0 : 1);
        }
    }

    @Test
    void certificate_authenticationByTls_needsNoSecret() {
        try (OpenIdProvider provider = applicant
                .builder()
                .authentication(ClientAuthentication.tls())
                .certificate(certificate())
                .build()) {
            redeemAt(provider);

            assertThat(applicant.issuer.tokenRequests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.parameter("client_secret")).isEmpty());
        }
    }

    @Test
    void close_afterwards_asksNobody() {
        OpenIdProvider provider = applicant.restarted();
        provider.has(ProviderEndpoint.TOKEN);
        provider.close();

        assertThat(redeemAt(provider)).isEqualTo(new Stale(RejectionReason.PROVIDER_UNAVAILABLE));
        assertThat(applicant.issuer.at(Endpoint.TOKEN).requests()).isZero();
    }

    @Test
    void authentication_emptySecret_isRefused() {
        assertThatThrownBy(() -> ClientAuthentication.secret("")).hasMessageStartingWith("secret:");
        assertThatThrownBy(() -> ClientAuthentication.basic("")).hasMessageStartingWith("secret:");
        assertThatThrownBy(() -> ClientAuthentication.post("")).hasMessageStartingWith("secret:");
    }
}
