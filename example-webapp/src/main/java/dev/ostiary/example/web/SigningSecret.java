package dev.ostiary.example.web;

import dev.ostiary.key.HmacSecret;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Sees to it that {@code ${JWT_SECRET}} in {@code web.xml} has a value: the system property of that name (an
 * empty one is refused), else the environment variable, else 64 random bytes that are made at start and kept in the system property. Thread-safe.
 */
public final class SigningSecret implements ServletContextListener {
    static final String NAME = "JWT_SECRET";

    private static final Logger LOG = System.getLogger(SigningSecret.class.getName());
    private static final int RANDOM_BYTES = 64;

    /** Called by the container. */
    public SigningSecret() {}

    /** Makes a random secret if none was given, and says so. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (text().isEmpty()) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            System.setProperty(
                    NAME, "base64url:" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            LOG.log(Level.INFO, NAME + " is not set: tokens are signed with a random secret and end with this process");
        }
    }

    /**
     * The secret, for whoever signs.
     *
     * @throws IllegalArgumentException if it is too short or too regular, without showing it
     */
    static HmacSecret read() {
        String text = text().orElseThrow(() -> new IllegalStateException(NAME + " is not set"));
        try {
            return HmacSecret.ofText(text);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(NAME + ": " + unusable.getMessage());
        }
    }

    /** As the placeholder finds it: a property counts even if empty. An empty variable is replaced by our property. */
    private static Optional<String> text() {
        String variable = System.getenv().getOrDefault(NAME, "");
        return Optional.ofNullable(System.getProperty(NAME, variable.isBlank() ? null : variable));
    }
}
