package dev.ostiary.containers;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

@Path("orders")
@RolesAllowed("clerk")
public class Orders {
    @GET
    public String mine(@Context SecurityContext security) {
        JwtPrincipal user = (JwtPrincipal) security.getUserPrincipal();
        return "orders of " + user.getName() + ", who is " + user.roles();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    public String delete(@PathParam("id") String id) {
        return "deleted " + id;
    }
}
