package dev.ostiary.servers.app.ee;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;

/** Who calls an EJB, and what it lets the caller do. */
@Stateless
@DeclareRoles({"user", "admin"})
public class CallerBean {
    @Resource
    private EJBContext context;

    /** @return the name of the caller */
    @PermitAll
    public String caller() {
        return context.getCallerPrincipal().getName();
    }

    /** @return whether the caller has the role */
    @PermitAll
    public boolean isInRole(String role) {
        return context.isCallerInRole(role);
    }

    /** @return that it ran */
    @RolesAllowed("user")
    public String forUsers() {
        return "ran";
    }

    /** @return that it ran */
    @RolesAllowed("admin")
    public String forAdmins() {
        return "ran";
    }
}
