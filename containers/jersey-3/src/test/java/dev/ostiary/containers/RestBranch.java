package dev.ostiary.containers;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Resources that are found through others. */
@Path("branch")
public class RestBranch {
    @RolesAllowed("boss")
    @Path("vault")
    public Vault vault() {
        return new Vault();
    }

    @Path("desk")
    public Desk desk() {
        return new Desk();
    }

    @Path("attic")
    public Object attic() {
        return new Attic();
    }

    @Path("room")
    public Room room() {
        return new LockedRoom();
    }

    @Path("folder")
    public Folder folder() {
        return new Folder();
    }

    /** Itself open to all. */
    public static class Vault {
        @GET
        public String vault() {
            return "gold";
        }

        @PermitAll
        @GET
        @Path("door")
        public String door() {
            return "steel";
        }
    }

    @RolesAllowed("clerk")
    public static class Desk {
        @GET
        public String desk() {
            return "papers";
        }

        @RolesAllowed("boss")
        @GET
        @Path("drawer")
        public String drawer() {
            return "keys";
        }
    }

    /** No runtime knows it before it is found. */
    @DenyAll
    public static class Attic {
        @GET
        public String attic() {
            return "dust";
        }
    }

    /** What it requires only its class says. */
    public interface Room {
        @GET
        String room();
    }

    @RolesAllowed("guest")
    public static class LockedRoom implements Room {
        @Override
        public String room() {
            return "bed";
        }
    }

    /** Leads to itself, too. */
    public static class Folder {
        @GET
        public String folder() {
            return "folder";
        }

        @RolesAllowed("archivist")
        @Path("inner")
        public Folder inner() {
            return this;
        }
    }

    /** What it requires holds for all that is found through it. */
    @RolesAllowed("admin")
    @Path("headquarters")
    public static class Headquarters {
        @Path("vault")
        public Vault vault() {
            return new Vault();
        }
    }
}
