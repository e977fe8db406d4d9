package dev.ostiary.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ostiary.testkit.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class SpringUsersTest {
    private static TestIssuer issuer;
    private static SpringUsers users;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        users = SpringUsers.of(issuer);
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static JWTClaimsSet claims(String authorization) throws Exception {
        assertThat(authorization).startsWith("Bearer ");
        return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet();
    }

    private static String authorization(SpringUser user) {
        return user.postProcessRequest(new MockHttpServletRequest()).getHeader("Authorization");
    }

    @Test
    void postProcessRequest_user_isInTheToken() throws Exception {
        JWTClaimsSet claims = claims(
                authorization(users.user("u1").roles("admin").scope("read").claim("email", "u1@example.test")));

        assertThat(claims.getSubject()).isEqualTo("u1");
        assertThat(claims.getIssuer()).isEqualTo(issuer.issuer());
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("admin"));
        assertThat(claims.getStringClaim("scope")).isEqualTo("read");
        assertThat(claims.getStringClaim("email")).isEqualTo("u1@example.test");
    }

    @Test
    void accept_headers_haveTheToken() throws Exception {
        HttpHeaders headers = new HttpHeaders();
        users.user("u2").accept(headers);

        assertThat(claims(headers.getFirst("Authorization")).getSubject()).isEqualTo("u2");
    }

    @Test
    void user_otherRoles_isAnotherUser() throws Exception {
        SpringUser user = users.user("u1");
        user.roles("admin");

        assertThat(claims(authorization(user)).getClaim("roles")).isNull();
        assertThat(user).hasToString("SpringUser");
    }

    @Test
    void as_badToken_isSentAsItIs() throws Exception {
        JWTClaimsSet claims = claims(authorization(users.as(issuer.token().issuer("https://other.example"))));

        assertThat(claims.getIssuer()).isEqualTo("https://other.example");
    }
}
