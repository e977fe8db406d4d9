package dev.ostiary.provider;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerBuilder;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.testkit.TestUser;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A client of a strict provider, and the browser of its user; both by one clock. The provider signs by elliptic curves where a test does not
 * say otherwise: an RSA key for each of these tests would take longer than all else in them.
 */
final class Applicant implements AutoCloseable {
    static final URI REDIRECT_URI = URI.create("http://127.0.0.1:8080/auth/callback");
    static final String CLIENT = "client";
    static final String SECRET = "secret-of-the-test-client-32-bytes";

    final MovableClock clock = new MovableClock();
    final TestIssuer issuer;
    final SignInStates states;
    private final UnaryOperator<OpenIdProviderBuilder> configured;
    final OpenIdProvider provider;

    Applicant() {
        this(issuer -> issuer, client -> client);
    }

    Applicant(UnaryOperator<OpenIdProviderBuilder> configured) {
        this(issuer -> issuer, configured);
    }

    Applicant(UnaryOperator<TestIssuerBuilder> issuer, UnaryOperator<OpenIdProviderBuilder> configured) {
        TestIssuerBuilder builder =
                TestIssuer.builder().clock(clock).algorithms(SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA);
        this.issuer = issuer.apply(builder).start();
        this.issuer.user(TestUser.of("u1").roles("admin").claim("email", "u1@example.test"));
        this.states = SignInStates.of(
                List.of(KeyDerivation.of(SECRET.getBytes(StandardCharsets.UTF_8), "test")), Duration.ofHours(1), clock);
        this.configured = configured;
        this.provider = configured.apply(builder()).build();
    }

    OpenIdProviderBuilder builder() {
        return OpenIdProvider.at(issuer.issuer(), CLIENT)
                .authentication(ClientAuthentication.secret(SECRET))
                .states(states)
                .clock(clock);
    }

    /** Another node, or the same one after a restart. */
    OpenIdProvider restarted() {
        return configured.apply(builder()).build();
    }

    /** Where the browser comes back with. */
    record Callback(Map<String, String> parameters, SignInBinding binding) {
        String code() {
            return parameters.getOrDefault("code", "");
        }

        String state() {
            return parameters.getOrDefault("state", "");
        }
    }

    Callback visit() {
        return visit(SignInStart.to(REDIRECT_URI));
    }

    Callback visit(SignInStart start) {
        Departure.Ready ready = (Departure.Ready) provider.depart(start);
        return new Callback(parameters(redirect(ready.location())), ready.binding());
    }

    /** By what leaves no thread behind: other tests count those. */
    private static URI redirect(URI location) {
        try {
            HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            return URI.create(connection.getHeaderField("Location"));
        } catch (IOException e) {
            throw new IllegalStateException("the provider did not answer", e);
        }
    }

    static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> parameters.put(decoded(pair[0]), decoded(pair[1])));
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    SignInState state(Callback callback) {
        return ((StateOpening.Opened) states.open(callback.state())).state();
    }

    Redemption redeem(Callback callback) {
        return provider.redeem(callback.code(), REDIRECT_URI, state(callback), callback.binding());
    }

    Redemption signIn() {
        return redeem(visit());
    }

    Redemption.SignedIn signedIn() {
        return (Redemption.SignedIn) signIn();
    }

    /** Signs in while the provider sends another ID token than it should. */
    Redemption signInWith(Function<TestToken, String> idToken) {
        issuer.next().idToken(idToken);
        return signIn();
    }

    @Override
    public void close() {
        provider.close();
        issuer.close();
    }
}
