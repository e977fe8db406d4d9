package com.example.orders;

import dev.ostiary.servlet.AuthFilter;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** An application with users of its own, in a Tomcat within this process. There is no {@code web.xml}. */
public final class OrdersServer implements AutoCloseable {
    private final Tomcat tomcat;

    private OrdersServer(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /** The system property {@code port} names another port than 8080. */
    public static void main(String[] arguments) throws Exception {
        OrdersServer started = start(Integer.getInteger("port", 8080), secret());
        System.out.println("Open " + started.address() + "orders");
        System.out.println("Users: alice, an administrator, and bob. The password of both is wonderland.");
        started.tomcat.getServer().await();
    }

    /** With a new secret, a restart signs everybody out. */
    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String kept = System.getenv("JWT_SECRET");
        return kept != null ? kept : Base64.getEncoder().encodeToString(random);
    }

    /** Port 0 is any free one. */
    static OrdersServer start(int port, String secret) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("orders").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1"); // for nobody but you
        Context context = tomcat.addContext("", null);
        guard(context, secret);
        // Tomcat calls filters only where a servlet is mapped. This one makes that everywhere.
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        Wrapper orders = Tomcat.addServlet(context, "orders", new OrdersServlet());
        orders.addMapping("/orders");
        orders.addMapping("/admin/orders");
        orders.addMapping("/api/orders");
        Tomcat.addServlet(context, "sign-in", new SignInServlet()).addMapping("/sign-in");
        tomcat.start();
        return new OrdersServer(tomcat);
    }

    private static void guard(Context context, String secret) {
        AuthFilter filter = AuthFilter.builder()
                .secret(secret)
                .issuer("https://orders.example")
                .audience("orders")
                .set("session", "on")
                .rules("/admin/** = role(admin)") // what no rule names needs any user
                .build();
        FilterDef ostiary = new FilterDef();
        ostiary.setFilterName("ostiary");
        ostiary.setFilter(filter);
        ostiary.setAsyncSupported("true");
        context.addFilterDef(ostiary);
        FilterMap everything = new FilterMap();
        everything.setFilterName("ostiary");
        everything.addURLPattern("/*");
        everything.setDispatcher("REQUEST");
        everything.setDispatcher("ASYNC");
        everything.setDispatcher("ERROR");
        context.addFilterMap(everything);
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
