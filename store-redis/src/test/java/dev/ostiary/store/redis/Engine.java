package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;

/**
 * The servers that the tests know. One comes as a Maven artifact. The others are executables of the names here in the folder that
 * {@code OSTIARY_REDIS_SERVERS} names; where it is set, none of them may be missing.
 */
enum Engine {
    /** Comes by itself; {@code OSTIARY_REDIS_SERVER} names another one. */
    USUAL,
    REDIS_7,
    REDIS_8,
    VALKEY_8,
    VALKEY_9;

    private static final String FOLDER = "OSTIARY_REDIS_SERVERS";
    private static final String ANOTHER = "OSTIARY_REDIS_SERVER";

    /** Ends the test, with a line, where the server is not there and need not be. */
    File executable(Path temporary) throws IOException {
        if (this == USUAL) {
            String named = System.getenv(ANOTHER);
            return named != null
                    ? new File(named)
                    : ExecutableProvider.newJarResourceProvider(temporary.toFile())
                            .get();
        }
        String folder = System.getenv(FOLDER);
        String file = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        assumeTrue(folder != null, () -> "left out: " + FOLDER + " names no folder with " + file);
        File executable = new File(String.valueOf(folder), file);
        assertThat(executable.canExecute()).as(executable.getPath()).isTrue();
        return executable;
    }
}
