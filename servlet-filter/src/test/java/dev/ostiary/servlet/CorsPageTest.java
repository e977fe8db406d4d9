package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerExtension;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The setting that docs/cors.md shows does what that page says. Its code runs in the tests of the containers. */
@ExtendWith(TestIssuerExtension.class)
class CorsPageTest {
    private static final Pattern SETTING = Pattern.compile("<!-- test:cors -->\n```properties\n(\\S+) = (\\S+)\n```");

    private static Matcher setting() throws IOException {
        Matcher setting = SETTING.matcher(GuidePage.of("docs/cors.md").text());
        assertThat(setting.find()).isTrue();
        return setting;
    }

    private static AuthFilterBuilder filter(TestIssuer issuer) {
        return AuthFilter.builder()
                .publicKey(issuer.jwkSet())
                .issuer(issuer.issuer())
                .audience(issuer.audience());
    }

    private static int statusOf(AuthFilter filter, TestIssuer issuer) throws Exception {
        FakeRequest request = FakeRequest.of("POST", "/api/orders")
                .header("Cookie", "access_token=" + issuer.token().subject("u1").sign())
                .header("Origin", "https://shop.example")
                .header("Sec-Fetch-Site", "same-site");
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (seen, answer) -> {});
        return response.getStatus();
    }

    @Test
    void request_ofTheOriginThatThePageTrusts_isLetIn(TestIssuer issuer) throws Exception {
        Matcher setting = setting();

        int status =
                statusOf(filter(issuer).set(setting.group(1), setting.group(2)).build(), issuer);

        assertThat(status).isEqualTo(200);
    }

    @Test
    void request_withoutThatSetting_isRefused(TestIssuer issuer) throws Exception {
        assertThat(statusOf(filter(issuer).build(), issuer)).isEqualTo(403);
    }
}
