package dev.ostiary.security;

import dev.ostiary.servlet.AuthFilter;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A server that asks a mechanism as Jakarta Security has it: before the filters, and at {@code request.authenticate}. */
final class AskingServer {
    private final HttpAuthenticationMechanism mechanism;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, Object> ofApplication = new HashMap<>();
    private final List<AuthenticationStatus> answers = new ArrayList<>();
    private String filterClass = AuthFilter.class.getName();
    private boolean takesCallers = true;
    private boolean protecting;
    private boolean gone;
    private int status = 200;
    private int runs;
    private Principal caller;
    private Set<String> groups = Set.of();

    AskingServer(HttpAuthenticationMechanism mechanism) {
        this.mechanism = mechanism;
    }

    void hasNoFilter() {
        filterClass = "com.example.OtherFilter";
    }

    void knowsNobody() {
        takesCallers = false;
    }

    void protects() {
        protecting = true;
    }

    void isGone() {
        gone = true;
    }

    List<AuthenticationStatus> answers() {
        return answers;
    }

    int status() {
        return status;
    }

    int runs() {
        return runs;
    }

    Principal caller() {
        return caller;
    }

    Set<String> groups() {
        return groups;
    }

    void send(AuthFilter filter, String path, String... token)
            throws IOException, ServletException, AuthenticationException {
        HttpServletResponse response = response();
        HttpServletRequest request = request(path, List.of(token));
        if (ask(request, response) != AuthenticationStatus.SEND_CONTINUE) {
            filter.doFilter(request, response, (shown, answer) -> runs++);
        }
    }

    private AuthenticationStatus ask(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        AuthenticationStatus answer = mechanism.validateRequest(request, response, context());
        answers.add(answer);
        return answer;
    }

    private HttpMessageContext context() {
        return fake(HttpMessageContext.class, (method, given) -> switch (method) {
            case "isProtected" -> protecting;
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> logIn(given);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    @SuppressWarnings("unchecked")
    private AuthenticationStatus logIn(Object[] given) {
        if (!takesCallers) {
            throw new IllegalStateException("not in any realm");
        }
        caller = (Principal) given[0];
        groups = Set.copyOf((Set<String>) given[1]);
        return AuthenticationStatus.SUCCESS;
    }

    private ServletContext application() {
        FilterRegistration filter = fake(FilterRegistration.class, (method, given) -> filterClass);
        return fake(ServletContext.class, (method, given) -> switch (method) {
            case "getFilterRegistrations" -> Map.of("guard", filter);
            case "getAttribute" -> ofApplication.get(given[0]);
            case "setAttribute" -> ofApplication.put((String) given[0], given[1]);
            case "getContextPath" -> "";
            default -> null;
        });
    }

    private HttpServletRequest request(String path, List<String> token) {
        List<HttpServletRequest> itself = new ArrayList<>();
        HttpServletRequest request = fake(HttpServletRequest.class, (method, given) -> switch (method) {
            case "getAttribute" -> attributes.get(given[0]);
            case "setAttribute" -> attributes.put((String) given[0], given[1]);
            case "getHeader" -> given[0].equals("Authorization") && !token.isEmpty() ? "Bearer " + token.get(0) : null;
            case "getHeaders" ->
                given[0].equals("Authorization") && !token.isEmpty()
                        ? Collections.enumeration(List.of("Bearer " + token.get(0)))
                        : Collections.emptyEnumeration();
            case "getMethod" -> "GET";
            case "getRequestURI", "getServletPath" -> path;
            case "getContextPath" -> "";
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getServletContext" -> application();
            case "getUserPrincipal" -> caller;
            case "isAsyncSupported" -> true;
            case "authenticate" -> authenticate(itself.get(0), (HttpServletResponse) given[0]);
            default -> null;
        });
        itself.add(request);
        return request;
    }

    private boolean authenticate(HttpServletRequest request, HttpServletResponse response) {
        try {
            return ask(request, response) == AuthenticationStatus.SUCCESS;
        } catch (AuthenticationException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServletResponse response() {
        return fake(HttpServletResponse.class, (method, given) -> switch (method) {
            case "setStatus", "sendError" -> status = (int) given[0];
            case "getStatus" -> status;
            case "isCommitted", "containsHeader" -> false;
            case "getOutputStream" -> new Line(gone);
            default -> null;
        });
    }

    /** What the answer goes into, unless the client is gone. */
    private static final class Line extends ServletOutputStream {
        private final boolean broken;

        private Line(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void write(int octet) throws IOException {
            if (broken) {
                throw new IOException("nobody listens");
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> answers.apply(method.getName(), given)));
    }
}
