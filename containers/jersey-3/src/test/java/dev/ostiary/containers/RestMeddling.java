package dev.ostiary.containers;

import dev.ostiary.rest.SecurityAnnotations;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashSet;
import java.util.Set;

/** An application that takes a hand in all that comes and goes. */
@ApplicationPath("api")
public class RestMeddling extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return new HashSet<>(Set.of(
                SecurityAnnotations.class,
                Shelf.class,
                MethodOverride.class,
                AnotherUser.class,
                Everything.class,
                AllMappers.class,
                CrossOrigin.class));
    }

    /** Whose method may be another one than the client's. */
    @Path("{place: shelf|open/shelf}")
    public static class Shelf {
        @Context
        private SecurityContext security;

        @RolesAllowed("clerk")
        @POST
        public String put() {
            return "put by " + RestShop.name(security);
        }

        @RolesAllowed("boss")
        @DELETE
        public String clear() {
            return "cleared by " + RestShop.name(security);
        }

        @DenyAll
        @GET
        public String look() {
            return "empty";
        }
    }

    /** As clients have it that know no DELETE. */
    @PreMatching
    @Provider
    public static class MethodOverride implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            if (context.getHeaderString("X-HTTP-Method-Override") != null) {
                context.setMethod(context.getHeaderString("X-HTTP-Method-Override"));
            }
        }
    }

    /** Who believes what a header says. */
    @PreMatching
    @Priority(Priorities.AUTHENTICATION)
    @Provider
    public static class AnotherUser implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            if (context.getHeaderString("X-Root") != null) {
                context.setSecurityContext(new Root());
            }
        }
    }

    /** Has every role. */
    static final class Root implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return () -> "root";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "none";
        }
    }

    /** Would write anything in a way of its own. */
    @Provider
    public static class Everything implements MessageBodyWriter<Object> {
        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type != String.class;
        }

        @Override
        public void writeTo(
                Object entity,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            out.write("written by the application".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Makes an answer of its own of every exception. */
    @Provider
    public static class AllMappers implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable fault) {
            return Response.ok("all is well").build();
        }
    }

    /** What browsers of another origin need to read an answer. */
    @Provider
    public static class CrossOrigin implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().add("Access-Control-Allow-Origin", "https://shop.example");
            response.getHeaders().add("X-Seen-Status", response.getStatus());
        }
    }
}
