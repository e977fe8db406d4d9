package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.event.HarmlessText;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whoever runs the application of a session that would have to say too much. No claim's value is told. Stateless. */
final class LargestClaim {
    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);

    private LargestClaim() {}

    static void log(Map<String, ? extends @Nullable Object> claims, String why) {
        String largest = claims.keySet().stream()
                .max(Comparator.comparingInt(name -> length(claims.get(name))))
                .orElse("none");
        LOG.log(
                System.Logger.Level.WARNING,
                "The session would have to say too much, most of it in the claim {0}: {1}",
                HarmlessText.of(largest),
                why);
    }

    private static int length(@Nullable Object claim) {
        return String.valueOf(claim).length();
    }
}
