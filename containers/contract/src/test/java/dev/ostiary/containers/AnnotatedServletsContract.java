package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servlets whose classes say who may call them, registered by class and as objects. */
abstract class AnnotatedServletsContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final WebApplication APPLICATION = WebApplication.with(
                    Applications.standardWith("rules", "/all/x = role(owner)\n/owners/x = public\n/nobody/x = public"))
            .serving(
                    new Service("admins", ForAdmins.class, "/admins/*"),
                    new Service("owners", new ForOwners(), "/owners/*"),
                    new Service("public owners", ForOwners.class, "/public/owners/*"),
                    new Service("all", ForAll.class, "/all/*"),
                    new Service("nobody", ForNobody.class, "/nobody/*"),
                    new Service("plain", Plain.class, "/"));

    private final RunningApplication application;

    AnnotatedServletsContract(SharedApplications applications) throws Exception {
        this.application = applications.running(APPLICATION);
    }

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

        RawHttp.Answer answer = application.get(target, header);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.applicationRan()).isEqualTo(status == 200);
    }
}
