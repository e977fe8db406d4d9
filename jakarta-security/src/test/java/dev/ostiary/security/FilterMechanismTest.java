package dev.ostiary.security;

import static jakarta.security.enterprise.AuthenticationStatus.NOT_DONE;
import static jakarta.security.enterprise.AuthenticationStatus.SEND_CONTINUE;
import static jakarta.security.enterprise.AuthenticationStatus.SEND_FAILURE;
import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.testkit.TestIssuer;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mechanism says to a server that asks before the filters, and again for whom the filter has let in. */
class FilterMechanismTest {
    private static TestIssuer issuer;

    private final AskingServer server = new AskingServer(new FilterMechanism());

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private void send(String path, String... token) throws IOException, ServletException, AuthenticationException {
        AuthFilter filter = AuthFilter.builder()
                .publicKey(issuer.jwkSet())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .rules("/open/** = public")
                .build();
        server.send(filter, path, token);
        filter.destroy();
    }

    private static String token() {
        return issuer.token().subject("u1").roles("clerk", "user").sign();
    }

    @Test
    void validateRequest_beforeTheFilter_doesNothing() throws Exception {
        send("/api/a", token());

        assertThat(server.answers().get(0)).isEqualTo(NOT_DONE);
    }

    @Test
    void validateRequest_ofAUserWhoWasLetIn_namesTheCallerAndTheGroups() throws Exception {
        send("/api/a", token());

        assertThat(server.answers()).containsExactly(NOT_DONE, SUCCESS);
        assertThat(server.caller()).isInstanceOf(JwtPrincipal.class);
        assertThat(server.caller().getName()).isEqualTo("u1");
        assertThat(server.groups()).isEqualTo(Set.of("clerk", "user"));
        assertThat(server.runs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/a", "/api/a"})
    void validateRequest_withoutAToken_isAskedOnceAndNamesNobody(String path) throws Exception {
        send(path);

        assertThat(server.answers()).containsExactly(NOT_DONE);
        assertThat(server.caller()).isNull();
    }

    @Test
    void validateRequest_ofACallerWhomTheServerDoesNotKnow_fails_andTheRequestIsRefused() throws Exception {
        server.knowsNobody();

        send("/api/a", token());

        assertThat(server.answers()).containsExactly(NOT_DONE, SEND_FAILURE);
        assertThat(server.status()).isEqualTo(503);
        assertThat(server.runs()).isZero();
    }

    @Test
    void validateRequest_inAnApplicationWithoutTheFilter_refuses() throws Exception {
        server.hasNoFilter();

        send("/open/a");

        assertThat(server.answers()).containsExactly(SEND_CONTINUE);
        assertThat(server.status()).isEqualTo(503);
        assertThat(server.runs()).isZero();
    }

    /** What {@code security-constraint} asks for comes before the filter. */
    @Test
    void validateRequest_whereTheServerAsksForAUserBeforeTheFilter_refuses() throws Exception {
        server.protects();

        send("/api/a", token());

        assertThat(server.answers()).containsExactly(SEND_CONTINUE);
        assertThat(server.status()).isEqualTo(403);
        assertThat(server.runs()).isZero();
    }

    @Test
    void validateRequest_whoseRefusalCannotBeWritten_throws() {
        server.hasNoFilter();
        server.isGone();

        assertThatThrownBy(() -> send("/open/a")).isInstanceOf(AuthenticationException.class);
    }
}
