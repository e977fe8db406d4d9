package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.guide.GuidePage;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.ProviderToken;
import dev.ostiary.servlet.SignIn;
import dev.ostiary.servlet.SignInDecision;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.config.SignInConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code and settings of docs/sign-in.md, run as they stand there. What is for tests is run in the example. */
class SignInGuideTest {
    private static final String PAGE = "docs/sign-in.md";
    private static final String PROPERTY = "ORDERS_SECRET";
    private static final Pattern SETTINGS = Pattern.compile("(?s)```properties\n(.*?)```");

    private final Users users = new Users();

    private static final class Users {
        boolean isBlocked(String subject) {
            return subject.isEmpty();
        }

        String numberOf(String subject) {
            return "17 of " + subject;
        }
    }

    @BeforeEach
    void setSecret() {
        System.setProperty(PROPERTY, SignInFixture.SECRET);
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(PROPERTY);
    }

    static Stream<String> blocks() throws IOException {
        return GuidePage.of(PAGE).until("## In your tests").blocks();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isPartOfThisTest(String block) throws IOException {
        GuidePage.assertIsIn(SignInGuideTest.class, block);
    }

    @Test
    void settings_asTheyStand_signUsersIn() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        Properties read = new Properties();
        read.load(new StringReader(SETTINGS.matcher(GuidePage.of(PAGE).text())
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining())));
        read.forEach((name, value) -> settings.put((String) name, (String) value));

        SignInConfig config = AuthConfig.from(
                        List.of(new SettingSource("file", settings)),
                        Optional.empty(),
                        Deployment.of(Map.of(PROPERTY, SignInFixture.SECRET), Map.of()))
                .signIn()
                .orElseThrow();

        assertThat(settings).hasSize(3);
        assertThat(config.client().id()).isEqualTo("orders");
        assertThat(config.client().secret()).contains(SignInFixture.SECRET);
    }

    @Test
    void filter_asksTheApplicationWhetherItKnowsTheUser() {
        AuthFilter filter = AuthFilter.builder()
                .issuer("https://id.example/realms/shop")
                .clientId("orders")
                .clientSecret("${ORDERS_SECRET}")
                .signIn(o -> o.decide(user -> users.isBlocked(user.subject())
                        ? SignInDecision.refuse()
                        : SignInDecision.accept(Map.of("customer", users.numberOf(user.subject())))))
                .build();

        assertThat(filter).isNotNull();
        filter.destroy();
    }

    @Test
    void accessToken_ofTheProvider_isForAnotherService() throws Exception {
        try (SignInFixture fixture = new SignInFixture()) {
            fixture.signIn("/orders");
            fixture.page("/orders");
            HttpServletRequest request = fixture.last();
            HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("https://stock.example/"));

            ProviderToken token = SignIn.of(request).accessToken(request);
            if (token instanceof ProviderToken.Available available) {
                call.header("Authorization", "Bearer " + available.token());
            }

            assertThat(call.build().headers().firstValue("Authorization").orElseThrow())
                    .startsWith("Bearer ");
        }
    }
}
