package dev.ostiary.servlet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.ServletException;
import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application sees of identity headers, whichever method it asks. */
class IdentityHeadersOnRequestTest {
    private static final VerifiedUser USER = new VerifiedUser("alice", Set.of(), Set.of(), Map.of());
    private static final Principal ALICE = () -> "alice";
    private static final HiddenHeaders HIDDEN =
            new HiddenHeaders(Set.of("X-User-Id", "X-User-Role", "X-Level", "X-Since"));

    private final FakeRequest sent = FakeRequest.get("/").header("Accept", "text/html");
    private final Identity alice = Identity.of(User.ofToken(
            USER,
            ALICE,
            Map.of("X-User-Id", "alice", "X-Level", "7", "X-Since", "Thu, 01 Jan 1970 00:00:01 GMT"),
            "Bearer",
            Duration.ZERO));

    private AuthenticatedRequest seenBy(Identity identity) {
        return new AuthenticatedRequest(
                sent,
                new FakeResponse(),
                identity,
                HIDDEN,
                Map.of(),
                (refused, response) -> Optional.empty(),
                () -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "x-user-id", "X-USER-ID"})
    void getHeader_ofTheIdentity_isInAnyCase(String name) {
        AuthenticatedRequest request = seenBy(alice);

        assertThat(request.getHeader(name)).isEqualTo("alice");
        assertThat(Collections.list(request.getHeaders(name))).containsExactly("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "x-user-id", "X_User_Id", "x_user-id", "X-User-Role", "x_user_role"})
    void forgedHeader_onAuthenticatedRequest_isNowhere(String name) {
        sent.header(name, "forged").trailer(name, "forged");

        AuthenticatedRequest request = seenBy(alice);

        assertThat(request.getHeader(name)).isNotEqualTo("forged");
        assertThat(Collections.list(request.getHeaders(name))).doesNotContain("forged");
        assertThat(Collections.list(request.getHeaderNames()))
                .containsExactlyInAnyOrder("accept", "X-User-Id", "X-Level", "X-Since");
        assertThat(request.getTrailerFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "x-user-id", "X_User_Id", "X-USER_ID", "X_LEVEL", "X-Since"})
    void forgedHeader_onAnonymousRequest_isNowhere(String name) {
        sent.header(name, "1").trailer(name, "1");

        AuthenticatedRequest request = seenBy(Identity.anonymous());

        assertThat(request.getHeader(name)).isNull();
        assertThat(Collections.list(request.getHeaders(name))).isEmpty();
        assertThat(Collections.list(request.getHeaderNames())).containsExactly("accept");
        assertThat(request.getIntHeader(name)).isEqualTo(-1);
        assertThat(request.getDateHeader(name)).isEqualTo(-1);
        assertThat(request.getTrailerFields()).isEmpty();
    }

    @Test
    void forgedHeader_afterLogout_doesNotComeBack() throws ServletException {
        sent.header("X-User-Id", "forged");
        AuthenticatedRequest request = seenBy(alice);

        request.logout();

        assertThat(request.getHeader("X-User-Id")).isNull();
        assertThat(Collections.list(request.getHeaderNames())).containsExactly("accept");
    }

    @Test
    void otherHeaders_areUntouched() {
        sent.header("X-Count", "5").header("If-Modified-Since", "99").trailer("Digest", "abc");

        AuthenticatedRequest request = seenBy(alice);

        assertThat(request.getHeader("accept")).isEqualTo("text/html");
        assertThat(Collections.list(request.getHeaders("Accept"))).containsExactly("text/html");
        assertThat(request.getIntHeader("X-Count")).isEqualTo(5);
        assertThat(request.getDateHeader("If-Modified-Since")).isEqualTo(99);
        assertThat(request.getTrailerFields()).containsExactly(Map.entry("Digest", "abc"));
    }

    @Test
    void identityHeaderThatIsNotHidden_winsOverTheClientsOwn() {
        sent.header("X-Other", "forged").trailer("X-Other", "forged");

        AuthenticatedRequest request =
                seenBy(Identity.of(User.ofToken(USER, ALICE, Map.of("X-Other", "ours"), "Bearer", Duration.ZERO)));

        assertThat(Collections.list(request.getHeaders("x-other"))).containsExactly("ours");
        assertThat(Collections.list(request.getHeaderNames())).containsExactly("accept", "X-Other");
        assertThat(request.getTrailerFields()).isEmpty();
    }

    @Test
    void getIntHeader_ofTheIdentity_isItsNumberOrFailsLikeAnyOther() {
        AuthenticatedRequest request = seenBy(alice);

        assertThat(request.getIntHeader("x-level")).isEqualTo(7);
        assertThatThrownBy(() -> request.getIntHeader("X-User-Id")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void getDateHeader_ofTheIdentity_isItsInstantOrFailsLikeAnyOther() {
        AuthenticatedRequest request = seenBy(alice);

        assertThat(request.getDateHeader("x-since")).isEqualTo(1_000);
        assertThatThrownBy(() -> request.getDateHeader("X-User-Id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-User-Id")
                .hasMessageNotContaining("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/3.0"})
    void getHeaderNames_overAProtocolOfLowerCaseNames_areInLowerCase(String protocol) {
        sent.over(protocol);

        assertThat(Collections.list(seenBy(alice).getHeaderNames()))
                .containsExactlyInAnyOrder("accept", "x-user-id", "x-level", "x-since");
        assertThat(seenBy(alice).getHeader("x-user-id")).isEqualTo("alice");
    }

    @Test
    void getHeaderNames_overHttp1_areAsConfigured() {
        sent.over("HTTP/1.1");

        assertThat(Collections.list(seenBy(alice).getHeaderNames())).contains("X-User-Id", "X-Level", "X-Since");
    }
}
