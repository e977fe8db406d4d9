package dev.ostiary.containers;

import static dev.ostiary.containers.RestAnnotationsContract.as;
import static dev.ostiary.containers.RestAnnotationsContract.said;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mistakes of whoever puts an application together. */
abstract class RestStartContract {
    private final RestService service;

    RestStartContract(RestService service) {
        this.service = service;
    }

    @ApplicationPath("api")
    public static class TwoAtOnce extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Undecided.class);
        }
    }

    @Path("undecided")
    public static class Undecided {
        @PermitAll
        @RolesAllowed("clerk")
        @GET
        public String undecided() {
            return "undecided";
        }
    }

    @Test
    void twoAnnotationsOnOneMethod_areNeverServed() throws Exception {
        assertThat(outcome(TwoAtOnce.class, "/api/undecided", as("any"))).doesNotStartWith("200");
    }

    @Test
    void noFilterInFront_is503WhereAnAnnotationWouldNeedIt() throws Exception {
        try (RunningApplication unguarded = service.start(RestShop.class, Map.of())) {
            assertThat(said(unguarded.get("/api/office", as("clerk")))).isEqualTo("503 misconfigured");
            assertThat(said(unguarded.get("/api/cellar"))).isEqualTo("503 misconfigured");
            assertThat(said(unguarded.get("/api/orders"))).isEqualTo("200 orders of nobody");
        }
    }

    private String outcome(Class<? extends Application> application, String path, String... headers) {
        try (RunningApplication running = service.start(application)) {
            return said(running.get(path, headers));
        } catch (Exception refused) {
            return "refused at start: " + refused;
        }
    }

    /** With what the runtime brings itself for these annotations. */
    @Test
    void ownCheckOfTheRuntime_changesNothing() throws Exception {
        try (RunningApplication shop = service.start(
                service.runtime().withOwnCheck(),
                service.runtime().ownSettings(),
                Guard.of(service.filter().build()))) {
            assertThat(said(shop.get("/api/open/office"))).isEqualTo("401 missing_token");
            assertThat(said(shop.get("/api/open/office", as("clerk")))).isEqualTo("200 office of u1");
            assertThat(said(shop.get("/api/office", as("boss")))).isEqualTo("403 role_missing");
            assertThat(said(shop.get("/api/office", as("clerk")))).isEqualTo("200 office of u1");
            assertThat(said(shop.get("/api/office/lobby", as("any")))).isEqualTo("200 lobby of u1");
            assertThat(said(shop.get("/api/office/safe", as("clerk")))).isEqualTo("403 denied");
            assertThat(said(shop.get("/api/office/hours", as("clerk")))).isEqualTo("200 nine to five");
        }
    }

    @Test
    void exampleOfTheGuide_doesWhatTheGuideSays() throws Exception {
        try (RunningApplication shop = service.start(Shop.class)) {
            assertThat(said(shop.get("/api/orders", as("clerk")))).isEqualTo("200 orders of u1, who is [clerk]");
            assertThat(said(shop.get("/api/orders", as("admin")))).isEqualTo("403 role_missing");
            assertThat(said(shop.send("DELETE", "/api/orders/7", as("admin")))).isEqualTo("200 deleted 7");
            assertThat(said(shop.send("DELETE", "/api/orders/7", as("clerk")))).isEqualTo("403 role_missing");
        }
    }
}
