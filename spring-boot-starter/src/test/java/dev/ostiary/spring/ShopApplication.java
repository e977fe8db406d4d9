package dev.ostiary.spring;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** A shop as its users would write it, with controllers of all kinds. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ShopApplication.Orders.class, ShopApplication.Office.class, ShopApplication.Cellar.class})
class ShopApplication {
    @RestController
    static class Orders {
        @GetMapping("/api/me")
        String me(Principal user, @RequestHeader("X-User-Id") String id) {
            return "user=" + user.getName() + " id=" + id;
        }

        @GetMapping("/api/roles")
        String roles(JwtPrincipal user) {
            return user.roles() + " " + user.claims().get("iss");
        }

        @GetMapping("/api/later")
        Callable<String> later(Principal user) {
            return () -> "user=" + user.getName();
        }

        @GetMapping("/open/hello")
        String hello(HttpServletRequest request) {
            return "user=" + Optional.ofNullable(request.getRemoteUser());
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("the application's own");
        }
    }

    /** What its class says holds for all but where a method says otherwise. */
    @RestController
    @RolesAllowed("clerk")
    static class Office implements Audited {
        @GetMapping("/open/office")
        String office(Principal user) {
            return "office of " + user.getName();
        }

        @RolesAllowed({"admin", "boss"})
        @PostMapping("/office/prices")
        String prices() {
            return "changed";
        }

        @PermitAll
        @GetMapping("/open/office/hours")
        String hours() {
            return "nine to five";
        }

        @DenyAll
        @GetMapping("/office/safe")
        String safe() {
            return "gold";
        }

        @Override
        public String audit() {
            return "audited";
        }
    }

    /** An annotation of an interface's method counts as its own. */
    interface Audited {
        @RolesAllowed("auditor")
        @GetMapping("/office/audit")
        String audit();
    }

    @DenyAll
    @RestController
    static class Cellar {
        @GetMapping("/cellar")
        String cellar() {
            return "wine";
        }
    }

    /** A controller that Spring knows by this alone: what stands for it implements nothing else. */
    @RestController
    interface Till {
        @GetMapping("/till")
        String till();

        @GetMapping("/till/total")
        String total();
    }

    @RolesAllowed("cashier")
    static class LockedTill implements Till {
        @Override
        public String till() {
            return "open";
        }

        @DenyAll
        @Override
        public String total() {
            return "100";
        }
    }

    @Bean
    Till till() {
        return (Till) new ProxyFactory(new LockedTill()).getProxy(Till.class.getClassLoader());
    }

    @RolesAllowed("admin")
    static class Machine implements HttpRequestHandler {
        @Override
        public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("runs");
        }
    }

    @Bean
    SimpleUrlHandlerMapping machine() {
        return new SimpleUrlHandlerMapping(Map.of("/machine", new Machine()), 0);
    }
}
