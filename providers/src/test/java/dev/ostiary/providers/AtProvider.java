package dev.ostiary.providers;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A user and an application that a provider knows, others for each test. */
abstract class AtProvider {
    private final Provider provider;
    private final User user = User.unknown();
    private Application application;

    AtProvider(Provider provider) {
        this.provider = provider;
    }

    @BeforeEach
    void start() throws Exception {
        provider.user(user.name(), "admin", "clerk");
        application = Application.of(provider, Map.of("provider-timeout", "2s"));
    }

    @AfterEach
    void close() throws Exception {
        provider.goOn();
        application.close();
    }

    final Provider provider() {
        return provider;
    }

    final Application application() {
        return application;
    }

    final User user() {
        return user;
    }

    /** What an ordinary page says to the user with these roles. */
    final String greeting(String... roles) {
        return user.name() + " with " + List.of(roles);
    }
}
