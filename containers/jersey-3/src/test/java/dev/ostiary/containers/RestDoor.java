package dev.ostiary.containers;

import dev.ostiary.servlet.Sessions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An application that signs its users in by a resource. */
@ApplicationPath("api")
public class RestDoor extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Door.class);
    }

    @Path("open")
    public static class Door {
        @POST
        @Path("sign-in")
        public String signIn(@Context HttpServletRequest request, @Context HttpServletResponse response) {
            return Sessions.of(request).signIn(request, response, "u1", Map.of("roles", List.of("clerk")));
        }

        @GET
        @Path("desk")
        @RolesAllowed("clerk")
        public String desk(@Context SecurityContext security) {
            return "desk of " + RestShop.name(security);
        }

        @GET
        @Path("vault")
        @RolesAllowed("boss")
        public String vault() {
            return "gold";
        }
    }
}
