package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.ProviderToken;
import dev.ostiary.servlet.SignIn;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a provider hands over, and what a sign-in travels with, is in no log, no event and, but for {@code state}, in no browser. */
class NothingToldTest {
    private final CapturedLog log = CapturedLog.of("dev.ostiary");
    private final SignInFixture fixture = new SignInFixture(filter -> filter.set("claims-from", "id-token, userinfo"));
    private final Set<String> secrets = new TreeSet<>();
    private final List<String> answers = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
        log.close();
    }

    private FakeResponse noted(FakeResponse response) {
        answers.addAll(response.getHeaders("Set-Cookie"));
        answers.add(response.body());
        return response;
    }

    /** What the address of a callback has in it. */
    private String callback() throws Exception {
        String callback = fixture.authorize(SignInFixture.location(noted(fixture.page("/auth/sign-in"))));
        Arrays.stream(callback.replaceFirst("^[^?]*\\?", "").split("&"))
                .filter(pair -> pair.startsWith("code=") || pair.startsWith("state="))
                .forEach(pair -> secrets.add(pair.substring(pair.indexOf('=') + 1)));
        return callback;
    }

    /** The tokens of the session that there is now. */
    private void noteTokens() throws Exception {
        noted(fixture.page("/a"));
        SignIn signIn = SignIn.of(fixture.last());
        secrets.add(((ProviderToken.Available) signIn.accessToken(fixture.last())).token());
        secrets.add(signIn.idToken(fixture.last()).orElseThrow());
        fixture.issuer
                .tokenRequests()
                .forEach(request -> request.parameters().values().forEach(secrets::addAll));
        secrets.removeAll(Set.of("authorization_code", "refresh_token", SignInFixture.CLIENT));
        secrets.removeIf(text -> text.startsWith("https://"));
    }

    @Test
    void wholeLife_ofASession_tellsNothingOfTheProvider() throws Exception {
        fixture.issuer.user(TestUser.of("u1").claim("email", "pl4nt3d@x.example"));
        noted(fixture.back(callback()));
        noteTokens();
        fixture.clock.advance(Duration.ofMinutes(15));
        noteTokens();
        fixture.clock.advance(Duration.ofMinutes(15));
        fixture.issuer.at(Endpoint.TOKEN).fails(503);
        noted(fixture.page("/a"));
        fixture.issuer.at(Endpoint.TOKEN).recover();
        noted(fixture.send(fixture.browser.page("POST", "/auth/sign-out")));

        assertThat(secrets).hasSizeGreaterThanOrEqualTo(8).allMatch(secret -> secret.length() > 20);
        assertNothingIsTold();
    }

    @Test
    void sessionThatTheProviderEnds_tellsNothingOfIt() throws Exception {
        noted(fixture.back(callback()));
        noteTokens();
        fixture.issuer.endSession("u1");
        fixture.clock.advance(Duration.ofMinutes(15));
        noted(fixture.page("/a"));

        assertNothingIsTold();
    }

    @Test
    void callbacksThatComeToNothing_tellNothingOfThem() throws Exception {
        fixture.issuer.next().idToken(token -> token.claim("nonce", "another").sign());
        noted(fixture.back(callback()));
        fixture.issuer.at(Endpoint.TOKEN).fails(500);
        noted(fixture.back(callback()));
        fixture.issuer.at(Endpoint.TOKEN).recover();
        noted(fixture.back(callback() + "&code=x"));
        noted(fixture.back(callback().replaceFirst("iss=[^&]*", "iss=https%3A%2F%2Fevil.example")));

        assertThat(secrets).hasSize(8);
        assertNothingIsTold();
    }

    private void assertNothingIsTold() {
        String told = String.join("\n", log.lines()) + fixture.events + fixture.told + String.join("\n", answers);

        assertThat(log.lines()).isNotEmpty();
        assertThat(secrets).isNotEmpty().noneMatch(told::contains);
        assertThat(String.join("\n", log.lines()) + fixture.events + fixture.told)
                .doesNotContain("pl4nt3d", "u1@x", SignInFixture.SECRET);
    }
}
