package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a page to the provider and back to the page, signed in. */
class SignInWayTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
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
