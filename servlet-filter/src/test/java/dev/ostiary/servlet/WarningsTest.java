package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given up by configuration is logged at every start. */
class WarningsTest {
    private final Logger logger = Logger.getLogger(AuthFilter.class.getName());
    private final Lines lines = new Lines();

    /** Keeps what is logged. */
    private static final class Lines extends Handler {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            texts.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(lines);
    }

    private static AuthFilterBuilder secret() {
        return AuthFilter.builder().secret("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz");
    }

    @Test
    void build_nothingGivenUp_logsNothing() {
        secret().issuer("i").audience("a").build();

        assertThat(lines.texts).isEmpty();
    }

    @Test
    void build_audienceUncheckedAndNoIssuer_warnsOfBoth() {
        secret().audience("unchecked").build();

        assertThat(lines.texts)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("WARNING issuer is not set"),
                        line -> assertThat(line).startsWith("WARNING audience=unchecked"));
    }

    @Test
    void build_audienceOfANamedIssuerUnchecked_namesTheSettingInFull() {
        AuthFilter.builder()
                .issuers("shop")
                .set("issuers.shop.issuer", "https://shop.example")
                .set("issuers.shop.audience", "unchecked")
                .build();

        assertThat(lines.texts).singleElement().asString().startsWith("WARNING issuers.shop.audience=unchecked");
    }

    @Test
    void build_keysOverPlainHttp_warns() {
        AuthFilter.builder()
                .issuer("http://id.example")
                .audience("a")
                .allowHttp(true)
                .build();

        assertThat(lines.texts).singleElement().asString().startsWith("WARNING allow-http=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/** = public", "GET /** = public", "/*/** = public"})
    void build_ruleThatOpensEverything_isNamedInAWarning(String rule) {
        secret().issuer("i").audience("a").rules("/admin = role(admin)", rule).build();

        assertThat(lines.texts)
                .singleElement()
                .asString()
                .startsWith("WARNING the rule '" + rule + "' opens everything that no rule before it speaks of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/** = optional", "/** = authenticated", "/assets/** = public", "/* = public"})
    void build_ruleThatOpensAPartOrAsksForTheUser_isNoWarning(String rule) {
        secret().issuer("i").audience("a").rules(rule).build();

        assertThat(lines.texts).isEmpty();
    }

    @Test
    void build_ruleForSomeMethodsOverSomethingWeaker_warnsOfTheOthers() {
        secret().issuer("i").audience("a").rules("GET /orders/** = role(clerk)").build();

        assertThat(lines.texts)
                .singleElement()
                .asString()
                .startsWith("WARNING the rules name '/orders/**' for GET, HEAD only");
    }

    @Test
    void build_ruleForEveryMethodBehindIt_logsNothing() {
        secret().issuer("i")
                .audience("a")
                .rules("GET /orders/** = role(clerk)", "/orders/** = deny")
                .build();

        assertThat(lines.texts).isEmpty();
    }
}
