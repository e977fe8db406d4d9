package dev.ostiary.benchmarks.session;

import dev.ostiary.benchmarks.Apart;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.verify.JwtVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Map;

/**
 * One build of this library, in a class loader of its own, so that two can be measured in one process. Neither sees the other's classes,
 * nor those that this program is linked with. Immutable.
 *
 * @param name how it is called in a table
 * @param loader of its classes
 */
record Build(String name, ClassLoader loader) {
    private static final String OURS = "dev.ostiary.";

    /** This build. */
    static Build current() {
        return current("now");
    }

    /** This build, once more where there is one already. */
    static Build current(String name) {
        return new Build(name, Apart.of(List.of(Apart.place(AuthFilter.class), Apart.place(JwtVerifier.class))));
    }

    /**
     * Another build.
     *
     * @param places of its classes, archives or folders, as a class path
     */
    static Build before(String places) throws MalformedURLException {
        return new Build("before", Apart.of(Apart.places(places)));
    }

    /** A filter that the container has to configure. */
    Filter filter() throws ReflectiveOperationException {
        return (Filter) type("servlet.AuthFilter")
                .asSubclass(Filter.class)
                .getConstructor()
                .newInstance();
    }

    /** Signs somebody in, behind a filter of this build. */
    void signIn(HttpServletRequest request, HttpServletResponse response, String subject, Map<String, Object> claims)
            throws ReflectiveOperationException {
        Class<?> type = type("servlet.Sessions");
        Object sessions = type.getMethod("of", ServletRequest.class).invoke(null, request);
        Method signIn =
                type.getMethod("signIn", HttpServletRequest.class, HttpServletResponse.class, String.class, Map.class);
        signIn.invoke(sessions, request, response, subject, claims);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass(OURS + name);
    }
}
