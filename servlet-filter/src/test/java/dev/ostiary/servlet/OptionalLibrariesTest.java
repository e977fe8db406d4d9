package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The filter needs neither Micrometer nor OpenTelemetry nor the flight recorder, and no store's module. */
class OptionalLibrariesTest {
    private static final List<String> HIDDEN = List.of("io.micrometer.", "io.opentelemetry.", "jdk.jfr.");

    /** The class path of this test, without all of them. */
    private static final class Without extends URLClassLoader {
        Without() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (HIDDEN.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(path -> !path.contains("store-jdbc"))
                    .map(Without::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String path) {
            try {
                return new File(path).toURI().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void filter_withoutAny_isBuiltAndDecides() throws Exception {
        try (Without loader = new Without()) {
            Class<?> test = loader.loadClass(Refusing.class.getName());

            Object counts = test.getMethod("once").invoke(null);

            assertThat(test).isNotEqualTo(Refusing.class);
            assertThat(counts.toString()).contains("MISSING_TOKEN");
        }
    }

    @Test
    void meters_withoutMicrometer_cannotBeLoaded() throws Exception {
        try (Without loader = new Without()) {
            Class<?> meters = loader.loadClass("dev.ostiary.servlet.micrometer.AuthMeters");

            assertThatThrownBy(meters::getConstructors).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void sessionStore_inADatabaseWithoutItsModule_stopsTheStartAndNamesIt() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (Without loader = new Without()) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> test = loader.loadClass(Refusing.class.getName());

            Object problem = test.getMethod("problemOfStore").invoke(null);

            assertThat(problem.toString())
                    .contains("session-store")
                    .contains("a store in a database needs the module ostiary-store-jdbc, which is not there");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void userInTraces_withoutOpenTelemetry_isNotBuilt() throws Exception {
        try (Without loader = new Without()) {
            Class<?> test = loader.loadClass(Refusing.class.getName());

            assertThatThrownBy(() -> test.getMethod("tracing").invoke(null))
                    .rootCause()
                    .hasMessageContaining("trace-user: OpenTelemetry's API is not there");
        }
    }

    /** Runs within the other loader. */
    public static final class Refusing {
        private Refusing() {}

        public static Object problemOfStore() {
            AuthFilterBuilder builder = builder().sessions(sessions -> sessions.store("jndi:jdbc/sessions"));
            return assertThatThrownBy(builder::build).actual().getMessage();
        }

        public static Object tracing() {
            return builder().traceUser(true).build();
        }

        private static AuthFilterBuilder builder() {
            return AuthFilter.builder()
                    .secret("test-secret-0123456789-abcdefghijklmnopqrstuvwxyz")
                    .issuer("https://issuer.test")
                    .audience("orders");
        }

        public static Object once() throws Exception {
            AuthFilter filter = builder().build();
            filter.doFilter(FakeRequest.get("/api/x"), new FakeResponse(), (request, response) -> {});
            return filter.counts();
        }
    }
}
