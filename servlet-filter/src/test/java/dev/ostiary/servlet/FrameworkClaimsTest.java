package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.config.ClaimsClasses;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.FrameworkSettings;
import dev.ostiary.session.SessionClaims;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a framework has for a refresh to ask. */
class FrameworkClaimsTest {
    private final AtomicInteger asked = new AtomicInteger();

    private AuthFilterBuilder builder() {
        return AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .framework(new FrameworkSettings(List.of(), name -> null, List.of(), () -> {
                    asked.incrementAndGet();
                    return Optional.of(SessionClaims.UNCHANGED);
                }));
    }

    @Test
    void claims_withoutSessions_areNotAskedFor() {
        builder().build().destroy();

        assertThat(asked).hasValue(0);
    }

    @Test
    void claims_ofSessions_areTaken() {
        builder().set("session", "on").build().destroy();

        assertThat(asked).hasValue(1);
    }

    @Test
    void claimsOfTheBuilder_standBefore() {
        builder()
                .sessions(sessions -> sessions.claims((subject, claims) -> Optional.empty()))
                .build()
                .destroy();

        assertThat(asked).hasValue(0);
    }

    @Test
    void claims_besideTheSetting_areAContradiction() {
        AuthFilterBuilder both =
                builder().set("session", "on").set("session-claims", ClaimsClasses.Good.class.getName());

        assertThatThrownBy(both::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("session-claims");
    }
}
