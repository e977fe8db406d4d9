package dev.ostiary.containers;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A shop as its users would write it, with resources of all kinds. What is below {@code open} is public, below {@code maybe} optional. */
@ApplicationPath("api")
public class RestShop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                Orders.class,
                Office.class,
                OpenOffice.class,
                MaybeOffice.class,
                Cellar.class,
                LockedTill.class,
                Later.class,
                RestBranch.class,
                RestBranch.Headquarters.class,
                Reports.class);
    }

    static String name(SecurityContext security) {
        return Optional.ofNullable(security.getUserPrincipal())
                .map(user -> user.getName())
                .orElse("nobody");
    }

    /** What has no annotation is the filter's own matter. */
    @Path("{place: orders|open/orders}")
    public static class Orders {
        @GET
        public String orders(@Context SecurityContext security) {
            return "orders of " + name(security);
        }

        @GET
        @Path("me")
        public String me(@Context SecurityContext security, @HeaderParam("X-User-Id") String id) {
            JwtPrincipal user = (JwtPrincipal) security.getUserPrincipal();
            return user.roles() + " " + security.isUserInRole("clerk") + " " + id + " "
                    + security.getAuthenticationScheme();
        }
    }

    /** An annotation of an interface's method counts as its own. */
    public interface Audited {
        @RolesAllowed("auditor")
        @GET
        @Path("audit")
        String audit();
    }

    /** What its class says holds for all but where a method says otherwise. */
    @RolesAllowed("clerk")
    @Path("office")
    public static class Office implements Audited {
        @Context
        private SecurityContext security;

        @GET
        public String office() {
            return "office of " + name(security);
        }

        @RolesAllowed({"admin", "boss"})
        @POST
        @Path("prices")
        public String prices() {
            return "changed";
        }

        @PermitAll
        @GET
        @Path("hours")
        public String hours() {
            return "nine to five";
        }

        @DenyAll
        @GET
        @Path("safe")
        public String safe() {
            return "gold";
        }

        @RolesAllowed("**")
        @GET
        @Path("lobby")
        public String lobby() {
            return "lobby of " + name(security);
        }

        @RolesAllowed({})
        @GET
        @Path("shaft")
        public String shaft() {
            return "dark";
        }

        @Override
        public String audit() {
            return "audited";
        }
    }

    @Path("open/office")
    public static class OpenOffice extends Office {}

    @Path("maybe/office")
    public static class MaybeOffice extends Office {}

    @DenyAll
    @Path("cellar")
    public static class Cellar {
        @GET
        public String cellar() {
            return "wine";
        }

        @PermitAll
        @GET
        @Path("door")
        public String door() {
            return "closed";
        }
    }

    /** The paths stand at an interface, and all but the annotations, too. */
    @Path("till")
    public interface Till {
        @GET
        String till();

        @GET
        @Path("total")
        String total();

        @POST
        @Path("pay")
        String pay(String amount);
    }

    @RolesAllowed("cashier")
    public static class LockedTill implements Till {
        @Override
        public String till() {
            return "open";
        }

        @DenyAll
        @Override
        public String total() {
            return "100";
        }

        @RolesAllowed("customer")
        @Override
        public String pay(String amount) {
            return "paid " + amount;
        }
    }

    /** What is answered later, and by whom it was asked. */
    @RolesAllowed("clerk")
    @Path("later")
    public static class Later {
        @GET
        @Path("suspended")
        public void suspended(@Suspended AsyncResponse answer, @Context SecurityContext security) {
            String name = name(security);
            CompletableFuture.runAsync(() -> answer.resume("later for " + name));
        }

        @GET
        @Path("stage")
        public CompletionStage<String> stage(@Context SecurityContext security) {
            String name = name(security);
            return CompletableFuture.supplyAsync(() -> "later for " + name);
        }
    }

    /** One path, and what the client wants to read decides. */
    @Path("reports")
    public static class Reports {
        @PermitAll
        @GET
        @Produces("text/plain")
        public String summary() {
            return "summary";
        }

        @RolesAllowed("boss")
        @GET
        @Produces("application/json")
        public String figures() {
            return "{}";
        }
    }
}
