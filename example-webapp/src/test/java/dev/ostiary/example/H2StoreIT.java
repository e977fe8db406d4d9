package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** One node that keeps sessions in a file. */
class H2StoreIT {
    private static final Map<String, String> SECRET =
            Map.of("JWT_SECRET", "a secret that stays the same, long enough for HS256");

    @Test
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
    void session_restart_isStillThere(@TempDir Path folder) throws IOException, InterruptedException {
        String[] store = {"--store=h2", "--store-folder=" + folder, "--programmatic"};
        String cookies;
        try (ExampleProcess first = ExampleProcess.start(SECRET, store)) {
            cookies = Site.cookies(first.site().ownForm("/sign-in", SignInContract.BOB));
            first.end();
        }

        try (ExampleProcess second = ExampleProcess.start(SECRET, store)) {
            assertThat(second.site().get("/account/sessions", "Cookie", cookies).body())
                    .containsOnlyOnce("Signed in <time ")
                    .contains("this one");
        }
    }
}
