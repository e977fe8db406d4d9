package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.TestIssuer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spring's own filter for {@code X-Forwarded-*}, which believes anybody and stands in front. */
class ForwardedHeadersTest {
    private static TestIssuer issuer;
    private static BootApplication shop;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder().audience("orders").start();
        shop = BootApplication.start(
                ShopApplication.class,
                "server.forward-headers-strategy=framework",
                "ostiary.issuer=" + issuer.issuer(),
                "ostiary.audience=orders",
                "ostiary.public-paths=/open/**, /",
                Parts.web());
    }

    @AfterAll
    static void stop() {
        shop.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open",
                "/open/",
                "/open/..",
                "/open/x/..;",
                "/open;",
                "/",
                "//",
                "/%6fpen",
                "open",
                "/open/%2e%2e",
                "/open,/open",
                "/api",
                "/api/me"
            })
    void prefixOfAClient_opensNothing(String prefix) throws Exception {
        HttpResponse<String> answer = shop.get("/api/me", "X-Forwarded-Prefix", prefix);

        assertThat(answer.statusCode()).isBetween(400, 401);
        assertThat(answer.body()).doesNotContain("user=");
    }

    @Test
    void prefixOfAProxy_changesNothingForAUser() throws Exception {
        String bearer = "Bearer " + issuer.token().subject("u1").sign();

        assertThat(shop.get("/api/me", "X-Forwarded-Prefix", "/shop", "Authorization", bearer)
                        .body())
                .isEqualTo("user=u1 id=u1");
        assertThat(shop.get("/open/hello", "X-Forwarded-Prefix", "/shop").body())
                .isEqualTo("user=Optional.empty");
    }
}
