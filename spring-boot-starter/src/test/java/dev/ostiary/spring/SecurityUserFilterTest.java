package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.testkit.TestIssuer;
import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

class SecurityUserFilterTest {
    private final List<String> users = new ArrayList<>();

    private final FilterChain application = (request, response) ->
            users.add(SecurityContextHolder.getContext().getAuthentication().getName());

    @AfterEach
    void clear() {
        SecurityContextHolder.clearContext();
    }

    private void send(String path) throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            AuthFilter filter = AuthFilter.builder()
                    .issuer(issuer.issuer())
                    .audience(issuer.audience())
                    .publicPaths("/open")
                    .build();
            MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
            request.setServletPath(path);
            request.addHeader(
                    "Authorization", "Bearer " + issuer.token().subject("u1").sign());
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(new TestingAuthenticationToken("of-the-session", "")));

            filter.doFilter(
                    request,
                    new MockHttpServletResponse(),
                    (shown, response) -> new SecurityUserFilter().doFilter(shown, response, application));
            filter.destroy();
        }
    }

    @Test
    void doFilter_userOfTheToken_isThereForTheChainAlone() throws Exception {
        send("/account");

        assertThat(users).containsExactly("u1");
        assertThat(SecurityContextHolder.getContext().getAuthentication().getName())
                .isEqualTo("of-the-session");
    }

    @Test
    void doFilter_nobody_leavesTheSessionsUser() throws Exception {
        send("/open");

        assertThat(users).containsExactly("of-the-session");
    }
}
