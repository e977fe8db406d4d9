package dev.ostiary.example.web;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.SealingKey;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sees to it that {@code ${JWT_SECRET}} in {@code web.xml} has a value: the system property of that name (an
 * empty one is refused), else the environment variable, else 64 random bytes that are made at start and kept in the system property. Thread-safe.
 */
public final class SigningSecret implements ServletContextListener {
    static final String NAME = "JWT_SECRET";

    private static final Logger LOG = System.getLogger(SigningSecret.class.getName());
    private static final String ENCODED = "base64url:";
    private static final int RANDOM_BYTES = 64;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Called by the container. */
    public SigningSecret() {}

    /** Makes a random secret if none was given, and says so. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (text().isEmpty()) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            System.setProperty(NAME, ENCODED + ENCODER.encodeToString(random));
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

    /** The secret itself, for {@link HostileTokens}: a real application has no need of it. */
    static byte[] bytes() {
        String text = text().orElseThrow(() -> new IllegalStateException(NAME + " is not set"));
        return text.startsWith(ENCODED)
                ? Base64.getUrlDecoder().decode(text.substring(ENCODED.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /** A key for encryption that is the same at each node, of its own for each label, and tells nothing of the secret. */
    static SealingKey sealingKey(String label) {
        byte[] secret = text().orElseThrow(() -> new IllegalStateException(NAME + " is not set"))
                .getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            byte[] derived = mac.doFinal(("ostiary example, sealing: " + label).getBytes(StandardCharsets.UTF_8));
            return SealingKey.ofText(label, "base64url:" + ENCODER.encodeToString(derived));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is in every JDK", impossible);
        }
    }

    /** As the placeholder finds it: a property counts even if empty. An empty variable is replaced by our property. */
    private static Optional<String> text() {
        String variable = System.getenv().getOrDefault(NAME, "");
        return Optional.ofNullable(System.getProperty(NAME, variable.isBlank() ? null : variable));
    }
}
