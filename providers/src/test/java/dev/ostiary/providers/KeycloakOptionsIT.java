package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Realms whose administrator has changed a setting that signing in can feel. */
@ExtendWith(StartedProviders.class)
class KeycloakOptionsIT {
    private static final int MANY = 20;

    private final Keycloak keycloak;
    private final User user = User.unknown();
    private KeycloakRealm realm;
    private Application application;

    KeycloakOptionsIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    private void start(Map<String, ?> options) throws Exception {
        realm = keycloak.realm(options);
        realm.user(user.name(), "admin");
        application = Application.of(realm);
    }

    @AfterEach
    void close() throws Exception {
        application.close();
        realm.close();
    }

    @Test
    void revokeRefreshToken_manyRenewalsAtOnce_keepTheUserSignedIn() throws Exception {
        start(Map.of("revokeRefreshToken", true, "refreshTokenMaxReuse", 0));
        user.opens(application.at("/orders"));

        application.waitsUntilRenewal();
        List<Integer> first = Together.run(
                MANY,
                () -> user.browser()
                        .script("POST", application.at("/auth/refresh"))
                        .statusCode());
        application.waitsUntilRenewal();
        List<Integer> second = Together.run(
                MANY,
                () -> user.browser()
                        .script("POST", application.at("/auth/refresh"))
                        .statusCode());

        assertThat(first).hasSize(MANY).containsOnly(204);
        assertThat(second).hasSize(MANY).containsOnly(204);
        assertThat(user.browser().open(application.at("/orders")).html()).contains(user.name() + " with [admin]");
    }
}
