package dev.ostiary.servlet.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servlets whose classes say who may call them, registered by class and as objects. */
class AnnotatedServletsIT {
    private static final TestTokens VALID = TestTokens.valid();
    private static final Server SERVER = new Server();
    private static final ServerConnector CONNECTOR = new ServerConnector(SERVER);

    /** Says that it ran. */
    public static class Plain extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setHeader(ProbeServlet.RAN, "yes");
        }
    }

    /** For a role that the user has. */
    @RolesAllowed("admin")
    public static final class ForAdmins extends Plain {}

    /** For a role that the user has not. */
    @RolesAllowed("owner")
    public static final class ForOwners extends Plain {}

    /** For everybody. */
    @PermitAll
    public static final class ForAll extends Plain {}

    /** For nobody. */
    @DenyAll
    public static final class ForNobody extends Plain {}

    @BeforeAll
    static void start() throws Exception {
        CONNECTOR.setHost("localhost");
        SERVER.addConnector(CONNECTOR);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder filter = new FilterHolder(AuthFilter.class);
        filter.setInitParameters(
                Applications.standardWith("rules", "/all/x = role(owner)\n/owners/x = public\n/nobody/x = public"));
        context.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(new ServletHolder("admins", ForAdmins.class), "/admins/*");
        context.addServlet(new ServletHolder("owners", new ForOwners()), "/owners/*");
        context.addServlet(ForOwners.class, "/public/owners/*");
        context.addServlet(ForAll.class, "/all/*");
        context.addServlet(ForNobody.class, "/nobody/*");
        context.addServlet(Plain.class, "/");
        SERVER.setHandler(context);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "/admins/a, true, 200, ''",
        "/admins/a, false, 401, missing_token",
        "/owners/a, true, 403, role_missing",
        "/owners/x, true, 403, role_missing",
        "/owners/x, false, 401, missing_token",
        "/public/owners/a, true, 403, role_missing",
        "/public/owners/a, false, 401, missing_token",
        "/public/a, false, 200, ''",
        "/all/a, false, 200, ''",
        "/all/x, true, 403, role_missing",
        "/nobody/a, true, 403, denied",
        "/nobody/x, false, 403, denied",
        "/plain, true, 200, ''",
        "/plain, false, 401, missing_token"
    })
    void request_ofAServlet_isUnderTheStricterOfItsClassAndItsPath(
            String target, boolean signedIn, int status, String code) throws Exception {
        String header = signedIn ? VALID.bearer() : "X-None: 1";

        RawHttp.Answer answer = RawHttp.send(CONNECTOR.getLocalPort(), "GET", target, header);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.applicationRan()).isEqualTo(status == 200);
    }
}
