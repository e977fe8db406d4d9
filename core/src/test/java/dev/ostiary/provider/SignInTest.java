package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.provider.Redemption.Stale;
import dev.ostiary.provider.Redemption.Unavailable;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.EndpointConduct;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** To the provider and back, with one that is strict. */
class SignInTest {
    @Test
    void redeem_goodCode_tellsWhoTheUserIs() {
        try (Applicant applicant = new Applicant()) {
            SignedIn signedIn = applicant.signedIn();

            assertThat(signedIn.identity().subject()).isEqualTo("u1");
            assertThat(signedIn.identity().issuer()).isEqualTo(applicant.issuer.issuer());
            assertThat(signedIn.identity().claims())
                    .containsEntry("email", "u1@example.test")
                    .doesNotContainKeys("iss", "aud", "exp", "iat", "nonce", "azp", "jti");
            assertThat(signedIn.tokens().refresh()).isPresent();
            assertThat(signedIn.tokens().toString())
                    .doesNotContain(signedIn.tokens().access());
        }
    }

    @Test
    void redeem_sameCodeTwice_isStale() {
        try (Applicant applicant = new Applicant()) {
            Applicant.Callback callback = applicant.visit();
            applicant.redeem(callback);

            assertThat(applicant.redeem(callback)).isEqualTo(new Stale(RejectionReason.SIGN_IN_STALE));
        }
    }

    @Test
    void redeem_withAnotherBrowsersBinding_isRefusedByTheProvider() {
        try (Applicant applicant = new Applicant()) {
            Applicant.Callback callback = applicant.visit();
            SignInState state = applicant.state(callback);
            SignInBinding other = applicant.states.newBinding();

            assertThat(state.isBoundTo(other)).isFalse();
            assertThat(applicant.provider.redeem(callback.code(), Applicant.REDIRECT_URI, state, other))
                    .isEqualTo(new Stale(RejectionReason.SIGN_IN_STALE));
        }
    }

    @Test
    void redeem_roleClaims_areJoinedFromIdTokenAndAccessToken() {
        try (Applicant applicant =
                new Applicant(client -> client.claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.ACCESS_TOKEN))
                        .rolesClaims(List.of(ClaimPath.parse("roles"))))) {
            assertThat(applicant.signedIn().identity().roles()).contains("admin");
        }
    }

    @Test
    void redeem_emailThatIsNotVerified_namesNobody() {
        try (Applicant applicant = new Applicant(
                client -> client.principalClaims(new PrincipalClaims(List.of(ClaimPath.parse("email")))))) {
            assertThat(applicant.signIn()).isEqualTo(new Refused(RejectionReason.CLAIM_INVALID));
        }
    }

    @Test
    void redeem_newKeyJustRotated_isFetchedAtOnce() {
        try (Applicant applicant = new Applicant()) {
            applicant.signedIn();
            applicant.issuer.rotate();

            assertThat(applicant.signIn()).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void redeem_wrongSecret_isRefusedClient() {
        try (Applicant applicant =
                new Applicant(client -> client.authentication(ClientAuthentication.basic("another secret")))) {
            assertThat(applicant.signIn()).isEqualTo(new Refused(RejectionReason.PROVIDER_REFUSED_CLIENT));
        }
    }

    @Test
    void redeem_whileSixtyFourAreUnderWay_isUnavailableAndNotSent() throws Exception {
        try (Applicant applicant = new Applicant(client -> client.timeout(Duration.ofSeconds(30)))) {
            Applicant.Callback callback = applicant.visit();
            ProviderTokens tokens = applicant.signedIn().tokens();
            ProviderIdentity identity = applicant.signedIn().identity();
            EndpointConduct endpoint = applicant.issuer.at(Endpoint.TOKEN);
            int before = endpoint.requests();
            endpoint.holds();
            ExecutorService threads = Executors.newFixedThreadPool(Exchanges.MOST_AT_A_TIME);
            IntStream.range(0, Exchanges.MOST_AT_A_TIME)
                    .forEach(i -> threads.execute(() -> applicant.provider.refresh(tokens, identity)));
            endpoint.awaitRequests(before + Exchanges.MOST_AT_A_TIME, Duration.ofSeconds(20));

            Redemption oneMore = applicant.redeem(callback);

            endpoint.release();
            threads.shutdown();
            assertThat(oneMore)
                    .isEqualTo(new Unavailable(Duration.ofSeconds(1), RejectionReason.PROVIDER_UNAVAILABLE));
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(applicant.redeem(callback)).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void logRefusal_controlCharactersAndMuchText_areMadeHarmless() {
        try (Applicant applicant = new Applicant();
                LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            applicant.provider.logRefusal("invalid\r\nWARNING", Optional.of("\"ä" + "x".repeat(300)));

            assertThat(log.at(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("\"invalid??WARNING\"", "\"??" + "x".repeat(198) + "\"")
                    .doesNotContain("x".repeat(199), "\n");
        }
    }
}
