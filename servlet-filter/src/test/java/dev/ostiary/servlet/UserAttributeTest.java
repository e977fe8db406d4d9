package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The user on the container's own request, where access logs look. */
class UserAttributeTest {
    private static final FilterChain APPLICATION = (request, response) -> {};

    private static TestIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static TestToken user(String name) {
        return issuer.token().subject(name);
    }

    private static AuthFilter filter(String... rules) {
        return RefusedRequest.standard(issuer).rules(rules).build();
    }

    private static @Nullable Object seen(AuthFilter filter, FakeRequest request, FilterChain application)
            throws Exception {
        filter.doFilter(request, new FakeResponse(), application);
        return request.getAttribute(AuthFilter.USER_ATTRIBUTE);
    }

    private static @Nullable Object seen(AuthFilter filter, FakeRequest request) throws Exception {
        return seen(filter, request, APPLICATION);
    }

    private static FakeRequest bearer(TestToken token) {
        return RefusedRequest.bearer(token.sign());
    }

    @Test
    void attribute_hasTheNameThatLogPatternsWrite() {
        assertThat(AuthFilter.USER_ATTRIBUTE).isEqualTo("dev.ostiary.user");
    }

    @Test
    void user_whoIsLetIn_isNamed() throws Exception {
        assertThat(seen(filter(), bearer(user("u1")))).isEqualTo("u1");
        assertThat(seen(filter(), bearer(user("Zoë \"\n")))).isEqualTo("Zo%C3%AB%20%22%0A");
    }

    @Test
    void user_whoMayNot_isNamed() throws Exception {
        assertThat(seen(filter("/api/** = role(admin)"), bearer(user("u1")))).isEqualTo("u1");
    }

    @Test
    void nobody_isNotThere() throws Exception {
        assertThat(seen(filter(), FakeRequest.get("/api/x"))).isNull();
        assertThat(seen(filter("/api/** = public"), FakeRequest.get("/api/x"))).isNull();
        assertThat(seen(filter("/api/** = optional"), FakeRequest.get("/api/x")))
                .isNull();
    }

    @Test
    void badToken_namesNobody() throws Exception {
        assertThat(seen(filter(), bearer(user("u1").forged()))).isNull();
        assertThat(seen(filter(), bearer(user("u1").expired()))).isNull();
    }

    @Test
    void user_whomAPublicPathAsksFor_isNamed() throws Exception {
        FilterChain asking =
                (request, response) -> ((HttpServletRequest) request).authenticate((HttpServletResponse) response);

        assertThat(seen(filter("/api/** = public"), bearer(user("u1")), asking)).isEqualTo("u1");
    }

    @Test
    void user_whoLogsOut_hasSentTheRequest() throws Exception {
        FilterChain leaving = (request, response) -> ((HttpServletRequest) request).logout();

        assertThat(seen(filter(), bearer(user("u1")), leaving)).isEqualTo("u1");
    }

    @Test
    void errorPage_leavesTheUserNamed() throws Exception {
        FakeRequest request = bearer(user("u1"));
        AuthFilter filter = filter();
        filter.doFilter(request, new FakeResponse(), APPLICATION);

        assertThat(seen(filter, request.dispatchedAs(DispatcherType.ERROR))).isEqualTo("u1");
    }

    @Test
    void secondFilter_thatKnowsNobody_leavesTheUserOfTheFirst() throws Exception {
        AuthFilter second = filter("/api/** = public");
        FakeRequest request = bearer(user("u1"));

        assertThat(seen(filter(), request, (shown, answer) -> second.doFilter(shown, answer, APPLICATION)))
                .isEqualTo("u1");
    }
}
