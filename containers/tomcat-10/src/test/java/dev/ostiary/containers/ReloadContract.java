package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's {@code web.xml}: its application is loaded again while its Tomcat goes on: nothing of the old one stays behind. */
abstract class ReloadContract {
    private static final TestTokens VALID =
            TestTokens.valid().claim("iss", "https://example.test").claim("aud", "example");
    private static final int COLLECTIONS = 200;
    private static final String SECRET_PROPERTY = "JWT_SECRET";
    private static final String STATIC_FILES = """
              <servlet>
                <servlet-name>default</servlet-name>
                <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
              </servlet>
              <servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
            </web-app>
            """;

    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();
    private Context context;

    @BeforeEach
    void start() throws Exception {
        System.setProperty(SECRET_PROPERTY, TestTokens.TEST_SECRET);
        String webXml = Guide.codeOf("web.xml").replace("</web-app>", STATIC_FILES);
        Path application = WebXmlApplication.in(folder.resolve("shop"), webXml).folder();
        tomcat.setBaseDir(folder.toString());
        tomcat.getHost().setAppBase(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        context = tomcat.addWebapp("", application.toString());
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
        System.clearProperty(SECRET_PROPERTY);
    }

    @Test
    void webXmlOfTheGuide_guardsTheApplicationAfterAReloadToo() throws Exception {
        useTheApplication();

        context.reload();

        useTheApplication();
    }

    @Test
    void reload_leavesNoThreadOfTheOldApplication() throws Exception {
        useTheApplication();
        ClassLoader old = context.getLoader().getClassLoader();

        context.reload();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getContextClassLoader() == old)
                .isEmpty();
    }

    /** The new one is used first: the JDK keeps the record class that was compared last, until another one is. */
    @Test
    void reload_leavesNoClassOfTheOldApplication() throws Exception {
        useTheApplication();
        WeakReference<Class<?>> old = ownFilterClass();
        assertThat(collections(old).limit(2)).containsOnly(false);

        context.reload();

        useTheApplication();
        assertIsCollected(old);
    }

    @Test
    void reload_ofAnApplicationThatHasFetchedKeys_leavesNothingOfIt() throws Exception {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256).withKeyId("k1");
        try (JwkSetServer keys = new JwkSetServer(key)) {
            reloadWithKeysFrom(keys.keysUrl());
            assertThat(get("/account.html", VALID.signedBy(key).bearer()).body())
                    .isEqualTo("the account");
            WeakReference<Class<?>> old = ownFilterClass();

            context.reload();

            assertThat(get("/account.html", VALID.signedBy(key).bearer()).status())
                    .isEqualTo(200);
            assertIsCollected(old);
        }
    }

    @Test
    void reload_ofAnApplicationWithSessions_leavesNothingOfIt() throws Exception {
        reloadWithSessions();
        useSessions();
        WeakReference<ClassLoader> oldLoader =
                new WeakReference<>(context.getLoader().getClassLoader());
        WeakReference<Class<?>> old = ownFilterClass();

        context.reload();

        useSessions();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("ostiary"))
                .noneMatch(thread -> oldLoader.refersTo(thread.getContextClassLoader()));
        assertIsCollected(old);
    }

    private void reloadWithSessions() throws Exception {
        Path webXml = folder.resolve("shop/WEB-INF/web.xml");
        String secret = "<init-param><param-name>secret</param-name>";
        String session = "<init-param><param-name>session</param-name><param-value>on</param-value></init-param>";
        Files.writeString(webXml, Files.readString(webXml).replace(secret, session + secret));
        context.reload();
    }

    private void useSessions() throws Exception {
        useTheApplication();
        int port = tomcat.getConnector().getLocalPort();
        String[] ofThisSite = {"Sec-Fetch-Site: same-origin", "Content-Length: 0"};
        assertThat(RawHttp.send(port, "POST", "/auth/refresh", ofThisSite).code())
                .isEqualTo("missing_token");
        assertThat(RawHttp.send(port, "POST", "/auth/sign-out", ofThisSite).status())
                .isEqualTo(204);
    }

    private void reloadWithKeysFrom(String url) throws Exception {
        Path webXml = folder.resolve("shop/WEB-INF/web.xml");
        String secret = "<param-name>secret</param-name><param-value>${JWT_SECRET}</param-value>";
        String keys = "<param-name>jwks-uri</param-name><param-value>" + url + "</param-value>";
        Files.writeString(webXml, Files.readString(webXml).replace(secret, keys));
        context.reload();
    }

    private void useTheApplication() throws Exception {
        assertThat(get("/account.html").code()).isEqualTo("missing_token");
        assertThat(get("/account.html", "Authorization: Bearer abc").code()).isEqualTo("malformed_token");
        assertThat(get("/account.html", VALID.bearer()).body()).isEqualTo("the account");
        assertThat(get("/account.html", VALID.cookie()).body()).isEqualTo("the account");
    }

    private RawHttp.Answer get(String target, String... headerLines) throws Exception {
        return RawHttp.send(tomcat.getConnector().getLocalPort(), "GET", target, headerLines);
    }

    /** Not the one that this test sees. */
    private WeakReference<Class<?>> ownFilterClass() throws Exception {
        Class<?> own = context.getLoader().getClassLoader().loadClass(AuthFilter.class.getName());
        assertThat(own).isNotSameAs(AuthFilter.class);
        return new WeakReference<>(own);
    }

    /** Not by assertions of a stream, which read all of it first: that took 200 collections where one is enough. */
    private static void assertIsCollected(WeakReference<?> old) {
        assertThat(collections(old).anyMatch(collected -> collected))
                .as("collected by one of %d collections", COLLECTIONS)
                .isTrue();
    }

    private static Stream<Boolean> collections(WeakReference<?> reference) {
        return IntStream.range(0, COLLECTIONS).mapToObj(ignored -> {
            System.gc();
            return reference.get() == null;
        });
    }
}
