package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.event.AuthEvent;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Applications of Jakarta REST in one runtime, and what filters in front of them have told. */
final class RestService {
    private final RestRuntime runtime;
    private final List<AuthEvent> events = new CopyOnWriteArrayList<>();

    RestService(RestRuntime runtime) {
        this.runtime = runtime;
    }

    RestRuntime runtime() {
        return runtime;
    }

    /** What was told since it was asked last. */
    List<AuthEvent> events() {
        List<AuthEvent> told = List.copyOf(events);
        events.clear();
        return told;
    }

    /** For which all wants a user but what is below {@code /api/open} or {@code /api/maybe}. */
    AuthFilterBuilder filter() {
        AuthFilterBuilder settings = AuthFilter.builder();
        Applications.standardWith("rules", "/api/open/** = public\n/api/maybe/** = optional")
                .forEach(settings::set);
        // Pages, too, so that there is something to lead browsers to.
        return settings.set("api-paths", "/machines/**").eventListener(events::add);
    }

    RunningApplication start(Class<? extends Application> application) throws Exception {
        return start(application, filter());
    }

    RunningApplication start(Class<? extends Application> application, AuthFilterBuilder filter) throws Exception {
        return start(application, Map.of(), Guard.of(filter.build()));
    }

    RunningApplication start(Class<? extends Application> application, Map<String, String> parameters, Guard... guards)
            throws Exception {
        Service service = new Service("probe", context -> registered(application, parameters, context), "/error-page");
        return runtime.container()
                .start(WebApplication.behind(guards).serving(service).withErrorPage(403, "/error-page"));
    }

    /** Beside the application's error page. */
    private ServletRegistration.Dynamic registered(
            Class<? extends Application> application, Map<String, String> parameters, ServletContext context) {
        try {
            runtime.register(application, parameters, context);
        } catch (ServletException failed) {
            throw new IllegalStateException(failed);
        }
        return context.addServlet("probe", new ProbeServlet());
    }
}
