package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.EveryMethod;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** What a web application leaves behind that has used the store and is stopped: no thread, no connection, no class. */
class NothingStaysTest {

    @Test
    void close_usedStore_leavesNoThreadAndNoConnection() throws IOException {
        try (RedisServer server = RedisServer.volatileOne()) {
            RedisTokenStateStore store = server.store().build();
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            EveryMethod.thatWrites(store).forEach(NothingStaysTest::run);

            assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
            store.close();

            String clients;
            do {
                clients = new String((byte[]) server.command(Command.CLIENT, "LIST"));
            } while (clients.lines().count() > 1);
            assertThat(clients).contains("cmd=client");
        }
    }

    private static void run(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        org.assertj.core.api.Assertions.assertThatCode(call).doesNotThrowAnyException();
    }

    @Test
    void close_usedStore_letsItsClassLoaderGo() throws Exception {
        try (RedisServer server = RedisServer.volatileOne()) {
            WeakReference<ClassLoader> application = useInAnApplication(server.uri());

            for (int i = 0; i < 100 && application.get() != null; i++) {
                System.gc();
            }

            assertThat(application.get()).isNull();
        }
    }

    private static WeakReference<ClassLoader> useInAnApplication(String uri) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> type = loader.loadClass(RedisTokenStateStore.class.getName());
            Object builder = type.getMethod("builder").invoke(null);
            builder.getClass().getMethod("uri", String.class).invoke(builder, uri);
            AutoCloseable store =
                    (AutoCloseable) builder.getClass().getMethod("build").invoke(builder);
            Object first = type.getMethod("firstUse", String.class, Instant.class)
                    .invoke(store, "a", Instant.now().plusSeconds(60));
            assertThat(first).isEqualTo(true);
            store.close();
            return new WeakReference<>(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(NothingStaysTest.class.getClassLoader());
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(NothingStaysTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
