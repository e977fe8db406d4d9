package dev.ostiary.servers.app.ee;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Whom Jakarta REST sees, and lets in. */
@Path("/seen")
public class SeenResource {

    /** @return the name of the user */
    @GET
    @PermitAll
    public String caller(@Context SecurityContext security) {
        return security.getUserPrincipal() == null
                ? "nobody"
                : security.getUserPrincipal().getName();
    }

    /** @return that it ran */
    @GET
    @Path("/users")
    @RolesAllowed("user")
    public String forUsers() {
        return "ran";
    }

    /** @return that it ran */
    @GET
    @Path("/admins")
    @RolesAllowed("admin")
    public String forAdmins() {
        return "ran";
    }
}
