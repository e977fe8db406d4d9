package dev.ostiary.servers.app.ee;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.Principal;
import java.util.function.Supplier;

/**
 * Says whom each framework sees: a line for each, {@code name=what}. The query says what happens before: {@code authenticate},
 * {@code logout}, {@code session} or {@code async}.
 */
public final class SeenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Principal injected;

    @Inject
    private transient HttpServletRequest injectedRequest;

    @Inject
    private transient SecurityContext security;

    @EJB
    private transient CallerBean bean;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String wanted = String.valueOf(request.getQueryString());
        if (wanted.equals("authenticate") && !request.authenticate(response)) {
            return;
        }
        if (wanted.equals("logout")) {
            request.logout();
        }
        if (wanted.equals("async") && request.getDispatcherType() == DispatcherType.REQUEST) {
            request.startAsync().dispatch();
            return;
        }
        boolean isOfBefore = request.getSession(wanted.equals("session")) != null
                && !request.getSession().isNew();
        response.setContentType("text/plain");
        PrintWriter out = response.getWriter();
        out.println("servlet=" + name(request::getUserPrincipal));
        out.println("servlet.user=" + request.isUserInRole("user"));
        out.println("servlet.admin=" + request.isUserInRole("admin"));
        out.println("cdi=" + name(() -> injected));
        out.println("request=" + name(() -> injectedRequest.getUserPrincipal()));
        out.println("security=" + name(security::getCallerPrincipal));
        out.println("security.class="
                + said(() ->
                        !security.getPrincipalsByType(jwtPrincipal(request)).isEmpty()));
        out.println("security.user=" + said(() -> security.isCallerInRole("user")));
        out.println("security.admin=" + said(() -> security.isCallerInRole("admin")));
        out.println("ejb=" + said(bean::caller));
        out.println("ejb.user=" + said(() -> bean.isInRole("user")));
        out.println("ejb.admin=" + said(() -> bean.isInRole("admin")));
        out.println("ejb.forUsers=" + said(bean::forUsers));
        out.println("ejb.forAdmins=" + said(bean::forAdmins));
        out.println("session=" + (isOfBefore ? "of before" : "none or new"));
    }

    /** The class of the filter's own users. */
    private static Class<? extends Principal> jwtPrincipal(HttpServletRequest request) {
        try {
            return Class.forName(
                            "dev.ostiary.servlet.JwtPrincipal",
                            false,
                            request.getServletContext().getClassLoader())
                    .asSubclass(Principal.class);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String name(Supplier<Principal> principal) {
        return said(() -> {
            Principal seen = principal.get();
            return seen == null ? "nobody" : seen.getName();
        });
    }

    private static String said(Supplier<Object> question) {
        try {
            return String.valueOf(question.get());
        } catch (EJBException refused) {
            return "refused";
        } catch (RuntimeException failed) {
            return failed.getClass().getSimpleName();
        }
    }
}
