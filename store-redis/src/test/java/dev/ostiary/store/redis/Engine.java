package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import redis.embedded.core.ExecutableProvider;

/**
 * The servers that the tests know. One comes as a Maven artifact. The others are executables in {@code target/servers}, where
 * {@code .ci/redis-servers} puts them; with {@code OSTIARY_REDIS_SERVERS=required} none of them may be missing.
 */
enum Engine {
    /** Comes by itself; {@code OSTIARY_REDIS_SERVER} names another one. */
    USUAL,
    REDIS_7,
    REDIS_8,
    VALKEY_8,
    VALKEY_9;

    private static final String ALL = "OSTIARY_REDIS_SERVERS";
    private static final Path FOLDER = Path.of("target", "servers");
    private static final String ANOTHER = "OSTIARY_REDIS_SERVER";

    private static String saidToBeLeftOut(File executable) {
        System.out.println("Left out: there is no " + executable + " (.ci/redis-servers puts it there)");
        return "no " + executable;
    }

    /** Ends the test, with a line, where the server is not there and need not be. */
    File executable(Path temporary) throws IOException {
        if (this == USUAL) {
            String named = System.getenv(ANOTHER);
            return named != null
                    ? new File(named)
                    : ExecutableProvider.newJarResourceProvider(temporary.toFile())
                            .get();
        }
        File executable = FOLDER.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toAbsolutePath()
                .toFile();
        if ("required".equals(System.getenv(ALL))) {
            assertThat(executable.canExecute()).as(executable.getPath()).isTrue();
        }
        assumeTrue(executable.canExecute(), () -> saidToBeLeftOut(executable));
        return executable;
    }
}
