package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The {@code .war} as it was built, in a Tomcat 10.1, at a context path. The application sees nothing of this test's
 * class path but Tomcat, so whatever it needs must be in the {@code .war}.
 */
class WarOnTomcatIT implements PagesContract, TourContract, SignInContract, ApiContract {
    private static final Path WAR = Path.of(System.getProperty("example.war"));

    @TempDir
    static Path folder;

    private static Tomcat tomcat;

    @BeforeAll
    static void start() throws IOException, LifecycleException {
        TestTokens.shareSecret();
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        Path applications = Files.createDirectory(folder.resolve("webapps"));
        tomcat.getHost().setAppBase(applications.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.setAddDefaultWebXmlToWebapp(false);
        StandardContext context = (StandardContext) tomcat.addWebapp("/shop", WAR.toString());
        context.setParentClassLoader(new TomcatClassesOnly());
        addDefaultServlet(context);
        lookForNoLeaks(context);
        tomcat.start();
    }

    /** What {@code conf/web.xml} of a stand-alone Tomcat has for static files. */
    private static void addDefaultServlet(Context context) {
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        context.addMimeMapping("css", "text/css");
        context.addMimeMapping("svg", "image/svg+xml");
        context.addMimeMapping("js", "text/javascript");
    }

    /** Would open the JDK's internals, and warns where it may not. */
    private static void lookForNoLeaks(StandardContext context) {
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
    }

    @AfterAll
    static void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Override
    public Site site() {
        return new Site(URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/shop/"));
    }

    @Test
    void war_holdsTheFilterAndWhatItNeedsAndNoContainer() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".jar"))
                .extracting(name -> name.replaceFirst(".*/(.+?)-\\d.*", "$1"))
                .containsExactlyInAnyOrder(
                        "ostiary-servlet-filter",
                        "ostiary-core",
                        "jjwt-api",
                        "jjwt-impl",
                        "jackson-core",
                        "caffeine",
                        "jspecify");
    }

    @Test
    void war_doesNotHoldTheLauncher() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.matches("WEB-INF/classes/dev/ostiary/example/[^/]+\\.class"))
                .isEmpty();
    }

    @Test
    void breakIt_withoutTheTestkit_isNotOffered() {
        assertThat(site().page("/", TestTokens.bob()).body()).doesNotContain("Break it");
        assertThat(site().page("/break-it", TestTokens.bob()).statusCode()).isEqualTo(404);
    }

    /** Tomcat tells an application its context path as the client has spelled it. */
    @ParameterizedTest
    @ValueSource(strings = {"/%73hop", "/shop;a=b", "/shop;"})
    void contextPath_spelledAnotherWay_getsIntoNoLinkAndNoCookie(String spelled) {
        Site here = new Site(URI.create(site().origin() + spelled + "/"));

        HttpResponse<String> signedIn = here.ownForm("/sign-in", BOB);

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).contains("/shop/account");
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("Path=/shop;");
        assertThat(here.ownForm("/auth/sign-out", Map.of()).headers().firstValue("Location"))
                .contains("/shop/signed-out");
        assertThat(here.get("/sign-in").body())
                .contains("action=\"/shop/sign-in\"")
                .doesNotContain(spelled + "/");
    }

    private static List<String> entries() throws IOException {
        try (JarFile war = new JarFile(WAR.toFile());
                Stream<JarEntry> entries = war.stream()) {
            return entries.map(JarEntry::getName).toList();
        }
    }

    /** Shows the JDK and Tomcat, as the loader above a deployed application does. */
    private static final class TomcatClassesOnly extends ClassLoader {
        TomcatClassesOnly() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.") || name.startsWith("org.apache.")) {
                return Tomcat.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected URL findResource(String name) {
            return name.startsWith("org/apache/")
                    ? Tomcat.class.getClassLoader().getResource(name)
                    : null;
        }
    }
}
