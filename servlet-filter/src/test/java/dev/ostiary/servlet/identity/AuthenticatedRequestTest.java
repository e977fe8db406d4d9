package dev.ostiary.servlet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatedRequestTest {
    private static final VerifiedUser USER =
            new VerifiedUser("alice", Set.of("user", "editor"), Set.of(), Map.of("sub", "alice"));
    private static final Principal ALICE = () -> "alice";

    private final FakeRequest sent = FakeRequest.get("/");
    private final Identity identity =
            Identity.of(User.ofToken(USER, ALICE, Map.of("X-User-Id", "alice"), "Bearer", Duration.ZERO));

    private static AuthenticatedRequest wrap(FakeRequest request, Identity identity) {
        HiddenHeaders hidden = new HiddenHeaders(Set.of("X-User-Id"));
        return new AuthenticatedRequest(
                request,
                new FakeResponse(),
                identity,
                hidden,
                Map.of(),
                (refused, response) -> {
                    response.setStatus(401);
                    return Optional.empty();
                },
                () -> {});
    }

    @Test
    void identity_ofAToken_isTheContainersToo() {
        AuthenticatedRequest request = wrap(sent.containerUser("somebody-else"), identity);

        assertThat(request.getUserPrincipal()).isSameAs(ALICE);
        assertThat(request.getRemoteUser()).isEqualTo("alice");
        assertThat(request.getAuthType()).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "user, true",
        "editor, true",
        "**, true",
        "admin, false",
        "USER, false",
        "*, false",
        "'', false",
        "container-role, false"
    })
    void isUserInRole_ofAToken_followsItsRoles(String role, boolean expected) {
        assertThat(wrap(sent.containerUser("somebody-else"), identity).isUserInRole(role))
                .isEqualTo(expected);
    }

    @Test
    void isUserInRole_starAmongTheRoles_isStillNoRole() {
        VerifiedUser starred = new VerifiedUser("alice", Set.of("*"), Set.of(), Map.of());

        assertThat(wrap(sent, Identity.of(User.ofToken(starred, ALICE, Map.of(), "Bearer", Duration.ZERO)))
                        .isUserInRole("*"))
                .isFalse();
    }

    @Test
    void logout_afterwards_isAnonymousWithoutHeaders() throws ServletException {
        AuthenticatedRequest request = wrap(sent.containerUser("somebody-else"), identity);

        request.logout();

        assertThat(request.getUserPrincipal()).isNull();
        assertThat(request.getRemoteUser()).isNull();
        assertThat(request.getAuthType()).isNull();
        assertThat(request.isUserInRole("user")).isFalse();
        assertThat(request.isUserInRole("**")).isFalse();
        assertThat(request.getHeader("X-User-Id")).isNull();
    }

    @Test
    void logout_ofOneDispatch_holdsForTheNext() throws ServletException {
        wrap(sent, identity).logout();

        AuthenticatedRequest nextDispatch = wrap(sent, identity);

        assertThat(nextDispatch.getUserPrincipal()).isNull();
    }

    @Test
    void logout_twice_changesNothing() throws ServletException {
        AuthenticatedRequest request = wrap(sent, identity);

        request.logout();
        request.logout();

        assertThat(request.getUserPrincipal()).isNull();
    }

    @Test
    void authenticate_withToken_isTrueAndWritesNothing() throws Exception {
        FakeResponse response = new FakeResponse();

        boolean authenticated = wrap(sent, identity).authenticate(response);

        assertThat(authenticated).isTrue();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void authenticate_anonymous_answersTheRefusal() throws Exception {
        FakeResponse response = new FakeResponse();

        boolean authenticated = wrap(sent, Identity.anonymous()).authenticate(response);

        assertThat(authenticated).isFalse();
        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void authenticate_afterLogout_answersTheRefusal() throws IOException, ServletException {
        AuthenticatedRequest request = wrap(sent, identity);
        FakeResponse response = new FakeResponse();
        request.logout();

        boolean authenticated = request.authenticate(response);

        assertThat(authenticated).isFalse();
        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void authenticate_userOfTheContainer_isTrue() throws Exception {
        AuthenticatedRequest request = wrap(sent.containerUser("bob"), Identity.anonymous());

        assertThat(request.authenticate(new FakeResponse())).isTrue();
    }

    @Test
    void login_withToken_isAlreadyAuthenticated() {
        assertThatThrownBy(() -> wrap(sent, identity).login("bob", "the-password"))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("already authenticated")
                .hasMessageNotContaining("the-password");
        assertThat(sent.wasLoggedIn()).isFalse();
    }

    @Test
    void login_afterLogout_isNotSupported() throws ServletException {
        AuthenticatedRequest request = wrap(sent, identity);
        request.logout();

        assertThatThrownBy(() -> request.login("bob", "the-password"))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("not supported")
                .hasMessageNotContaining("the-password");
    }

    @Test
    void anonymous_identityOfTheContainer_showsThrough() {
        AuthenticatedRequest request = wrap(sent.containerUser("bob"), Identity.anonymous());

        assertThat(request.getUserPrincipal().getName()).isEqualTo("bob");
        assertThat(request.getRemoteUser()).isEqualTo("bob");
        assertThat(request.getAuthType()).isEqualTo("BASIC");
        assertThat(request.isUserInRole("container-role")).isTrue();
        assertThat(request.isUserInRole("user")).isFalse();
    }

    @Test
    void anonymous_loginAndLogout_areTheContainers() throws ServletException {
        AuthenticatedRequest request = wrap(sent.containerUser("bob"), Identity.anonymous());

        request.login("bob", "x");
        request.logout();

        assertThat(sent.wasLoggedIn()).isTrue();
        assertThat(sent.getRemoteUser()).isNull();
    }
}
