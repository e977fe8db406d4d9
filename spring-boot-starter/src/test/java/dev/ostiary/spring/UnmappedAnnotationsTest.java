package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.mock.web.MockServletContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Annotations that the interceptor never sees. */
class UnmappedAnnotationsTest {
    private interface Audited {
        @RolesAllowed("auditor")
        @GetMapping("/audit")
        String audit();
    }

    @RestController
    private static final class Orders implements Audited {
        @DenyAll
        @GetMapping("/orders")
        String orders() {
            return "orders";
        }

        @Override
        public String audit() {
            return "audited";
        }

        @RolesAllowed("admin")
        String helper() {
            return "helps";
        }
    }

    @Controller
    @RolesAllowed("admin")
    private static final class Chat {
        @GetMapping("/chat")
        String page() {
            return "chat";
        }

        @MessageMapping("/say")
        String say() {
            return "hello";
        }

        String plain() {
            return "plain";
        }
    }

    private static final class Handler {
        @PermitAll
        ServerResponse list(ServerRequest request) {
            return ServerResponse.ok().build();
        }
    }

    @RolesAllowed("admin")
    private static final class Accounting {}

    @RolesAllowed("admin")
    private static final class Machine implements HttpRequestHandler {
        @Override
        public void handleRequest(HttpServletRequest request, HttpServletResponse response) {}
    }

    @RolesAllowed("admin")
    private static final class Function implements HandlerFunction<ServerResponse> {
        @Override
        public ServerResponse handle(ServerRequest request) {
            return ServerResponse.ok().build();
        }
    }

    @RolesAllowed("admin")
    private static final class Page extends HttpServlet {}

    @EnableWebMvc
    private static final class Mvc {}

    private static final class MethodSecurity {}

    private static List<String> names(String extraBean, Class<?>... beans) {
        try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext()) {
            context.setServletContext(new MockServletContext());
            context.register(Mvc.class);
            context.register(beans);
            context.addBeanFactoryPostProcessor(factory -> factory.registerSingleton(extraBean, new MethodSecurity()));
            context.refresh();
            return new UnmappedAnnotations(context, context.getBeanProvider(RequestMappingHandlerMapping.class))
                    .names();
        }
    }

    private static List<String> names(Class<?>... beans) {
        return names("another", beans);
    }

    @Test
    void methodOfAController_thatIsMappedToNoRequest_isNamed() {
        assertThat(names(Orders.class)).containsExactly("Orders#helper");
    }

    @Test
    void classOfAController_doesNotReachItsHandlersOfMessages() {
        assertThat(names(Chat.class)).containsExactly("Chat#say");
    }

    @Test
    void handlerOfARouterFunctionAndService_areNamed() {
        assertThat(names(Handler.class, Accounting.class)).containsExactly("Accounting", "Handler#list");
    }

    @Test
    void whatIsGuarded_isNot() {
        assertThat(names(Machine.class, Function.class, Page.class)).isEmpty();
    }

    @Test
    void methodSecurity_guardsThemAll() {
        assertThat(names("jsr250AuthorizationMethodInterceptor", Orders.class, Chat.class, Accounting.class))
                .isEmpty();
    }
}
