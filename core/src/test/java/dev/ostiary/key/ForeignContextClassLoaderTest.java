package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test loads this library and JJWT anew, so that it really is the first to touch them. */
class ForeignContextClassLoaderTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    @AfterEach
    void restoreContextClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    enum Context {
        NONE,
        PLATFORM,
        FOREIGN
    }

    @ParameterizedTest
    @EnumSource
    void firstTouch_whateverTheContextClassLoader_everyAlgorithmWorks(Context context) throws Exception {
        try (URLClassLoader library = freshLoader();
                URLClassLoader foreign = freshLoader()) {
            ClassLoader current = contextClassLoader(context, foreign);
            Supplier<?> roundTrips = roundTrips(library);
            Thread.currentThread().setContextClassLoader(current);

            assertThat(roundTrips.get()).isEqualTo(RoundTrips.ALL);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(current);
        }
    }

    @Test
    void firstTouch_underAForeignLoader_leavesTheLibraryUsableFromElsewhere() throws Exception {
        try (URLClassLoader library = freshLoader();
                URLClassLoader foreign = freshLoader()) {
            Supplier<?> roundTrips = roundTrips(library);
            Thread.currentThread().setContextClassLoader(foreign);
            roundTrips.get();

            Thread.currentThread().setContextClassLoader(before);

            assertThat(roundTrips.get()).isEqualTo(RoundTrips.ALL);
        }
    }

    @Test
    void unguardedTouch_underAForeignLoader_fails() throws Exception {
        try (URLClassLoader library = freshLoader();
                URLClassLoader foreign = freshLoader()) {
            Thread.currentThread().setContextClassLoader(foreign);

            assertThat(catchInitialisation("io.jsonwebtoken.Jwts$SIG", library))
                    .as("if this passes, JJWT has been mended and the guard may go")
                    .isInstanceOf(ExceptionInInitializerError.class);
        }
    }

    private ClassLoader contextClassLoader(Context context, ClassLoader foreign) {
        return switch (context) {
            case NONE -> null;
            case PLATFORM -> platform;
            case FOREIGN -> foreign;
        };
    }

    private static Throwable catchInitialisation(String name, ClassLoader loader) throws ClassNotFoundException {
        try {
            Class.forName(name, true, loader);
            return null;
        } catch (ExceptionInInitializerError e) {
            return e;
        }
    }

    private static Supplier<?> roundTrips(ClassLoader library) throws ReflectiveOperationException {
        var constructor =
                Class.forName(RoundTrips.class.getName(), false, library).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Supplier<?>) constructor.newInstance();
    }

    /** Knows the whole class path, but shares only the platform's classes with the loader of the tests. */
    private URLClassLoader freshLoader() {
        String[] entries = System.getProperty("java.class.path").split(System.getProperty("path.separator"));
        URL[] urls =
                Arrays.stream(entries).map(ForeignContextClassLoaderTest::url).toArray(URL[]::new);
        return new URLClassLoader(urls, platform);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs inside the fresh loader: how many algorithms sign and verify, or encrypt and decrypt, there. */
    static final class RoundTrips implements Supplier<Integer> {
        static final int ALL = JwsAlgorithm.values().length + 1;

        @Override
        public Integer get() {
            byte[] input = {1, 2, 3};
            SealingKey sealing = SealingKey.generate("k");
            int sealed = sealing.decrypt(sealing.encrypt(input, input), input)
                    .map(bytes -> Arrays.equals(bytes, input) ? 1 : 0)
                    .orElse(0);
            return sealed
                    + (int) Arrays.stream(JwsAlgorithm.values())
                            .map(TestKeys::signing)
                            .filter(key -> key.verificationKey().verify(key.algorithm(), input, key.sign(input)))
                            .count();
        }
    }
}
