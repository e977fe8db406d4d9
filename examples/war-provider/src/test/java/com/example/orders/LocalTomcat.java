package com.example.orders;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;

/**
 * The application in a Tomcat on this machine. It is not a part of the {@code .war}.
 *
 * <p>{@code main} starts it with your provider, if {@code ORDERS_ISSUER} and {@code ORDERS_SECRET} are set. Without them, it starts a
 * provider of its own, which asks who you are and believes it.
 */
final class LocalTomcat implements AutoCloseable {
    private static final String SECRET = "only-for-a-first-try-0123456789-abcdef";

    private final Tomcat tomcat;

    private LocalTomcat(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /** The argument is the folder of the pages. The system property {@code port} names another port than 8080. */
    public static void main(String[] arguments) throws Exception {
        if (System.getenv("ORDERS_ISSUER") == null) {
            TestIssuer provider = provider();
            provider.user(TestUser.of("alice").roles("admin"), TestUser.of("bob"));
            use(provider);
        }
        LocalTomcat started = start(Integer.getInteger("port", 8080), Path.of(arguments[0]));
        System.out.println(
                "Open " + started.address() + "orders, or as an administrator " + started.address() + "admin/orders");
        started.tomcat.getServer().await();
    }

    /** A provider with the client {@code orders}, which is registered for this machine. */
    static TestIssuer provider() {
        return TestIssuer.builder()
                .audience("orders")
                .client("orders", SECRET, "http://localhost:*/auth/callback")
                .start();
    }

    /** Says what {@code web.xml} asks for. */
    static void use(TestIssuer provider) {
        System.setProperty("ORDERS_ISSUER", provider.issuer());
        System.setProperty("ORDERS_SECRET", SECRET);
    }

    /** Starts a {@code .war}, or a folder with the same files. Port 0 is any free one. */
    static LocalTomcat start(int port, Path application) throws Exception {
        Tomcat tomcat = new Tomcat();
        Path base = Files.createTempDirectory("orders");
        Files.createDirectory(base.resolve("webapps"));
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1"); // for nobody but you
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Context context = tomcat.addWebapp("", application.toAbsolutePath().toString());
        context.setParentClassLoader(LocalTomcat.class.getClassLoader());
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("The application did not start. The lines above say why.");
        }
        return new LocalTomcat(tomcat);
    }

    String address() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + "/";
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
