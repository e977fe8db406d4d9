package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a page to the provider and back to the page, signed in. */
class SignInWayTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example%2F",
                "%2F%2Fevil.example%2F",
                "%2F%5Cevil.example",
                "%5C%5Cevil.example",
                "javascript%3Aalert(1)",
                "%2Fa%0D%0AX%3A%20y"
            })
    void signIn_toReturnElsewhere_endsAtTheHomePage(String returnTo) throws Exception {
        FakeResponse callback = fixture.signIn(returnTo);

        assertThat(SignInFixture.location(callback)).isEqualTo("/");
    }

    @Test
    void page_ofNobody_leadsThroughTheProviderToThatPage() throws Exception {
        FakeResponse page = fixture.page("/orders?id=1");
        FakeResponse signIn = fixture.page(SignInFixture.location(page));
        FakeResponse callback = fixture.back(fixture.authorize(SignInFixture.location(signIn)));
        FakeResponse orders = fixture.page(SignInFixture.location(callback));

        assertThat(SignInFixture.location(page)).isEqualTo("/auth/sign-in?return_to=%2Forders%3Fid%3D1");
        assertThat(SignInFixture.location(callback)).isEqualTo("/orders?id=1");
        assertThat(orders.getStatus()).isEqualTo(200);
        assertThat(fixture.last().getUserPrincipal().getName()).isEqualTo("u1");
        assertThat(fixture.last().isUserInRole("clerk")).isTrue();
        assertThat(fixture.last().getAuthType()).isEqualTo("Session");
    }
}
