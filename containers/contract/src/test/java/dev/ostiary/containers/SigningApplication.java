package dev.ostiary.containers;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.SignInTarget;
import dev.ostiary.testkit.TestIssuer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An application that signs its users in with a test issuer, on {@code localhost}: another site than the issuer's.
 *
 * @param running the application
 * @param contextPath it stands at, empty for the root
 */
record SigningApplication(RunningApplication running, String contextPath) implements AutoCloseable {
    static final String CLIENT = "client";
    static final String SECRET = "secret-of-the-test-client-32-bytes";

    /** What a {@code web.xml} says, and nothing else. */
    static Map<String, String> settings(TestIssuer issuer) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("issuer", issuer.issuer());
        settings.put("client-id", CLIENT);
        settings.put("client-secret", SECRET);
        settings.put("public-paths", "/public/**");
        settings.put("rules", "/admins/** = role(admin)");
        settings.put("api-paths", "/api/**");
        return settings;
    }

    static Map<String, String> settings(TestIssuer issuer, String name, String value) {
        Map<String, String> settings = settings(issuer);
        settings.put(name, value);
        return settings;
    }

    static SigningApplication start(SharedApplications applications, Map<String, String> settings) throws Exception {
        return start(applications, settings, "");
    }

    static SigningApplication start(SharedApplications applications, Map<String, String> settings, String contextPath)
            throws Exception {
        WebApplication application = WebApplication.with(settings).and(FormsServlet.at("/forms/*"));
        return new SigningApplication(
                applications.start(contextPath.isEmpty() ? application : application.at(contextPath)), contextPath);
    }

    String url(String path) {
        return "http://localhost:" + running.port() + contextPath + path;
    }

    SignInTarget target() {
        return new SignInTarget(url("/orders"), url("/auth/back-channel-logout"));
    }

    /** Whether what a browser shows is a page of the application, by this user. */
    static boolean isOf(BrowserPage page, String subject) {
        return page.status() == 200 && page.body().lines().anyMatch(("principal=" + subject)::equals);
    }

    @Override
    public void close() throws Exception {
        running.close();
    }
}
