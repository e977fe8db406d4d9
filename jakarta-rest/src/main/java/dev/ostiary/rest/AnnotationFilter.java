package dev.ostiary.rest;

import dev.ostiary.servlet.HandlerRule;
import dev.ostiary.servlet.answer.MisconfiguredAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Holds each request against the annotations of the resource that the runtime has chosen for it. What it has injected are the runtime's views
 * of the request at hand. Thread-safe.
 */
final class AnnotationFilter implements ContainerRequestFilter {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    private final KnownAnnotations annotations = new KnownAnnotations();
    private final ErrorPages errorPages;
    private final AtomicBoolean isUnguardedTold = new AtomicBoolean();

    @Context
    private @Nullable ResourceInfo resource;

    @Context
    private @Nullable HttpServletRequest request;

    @Context
    private @Nullable HttpServletResponse response;

    AnnotationFilter(ErrorPages errorPages) {
        this.errorPages = errorPages;
    }

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        Optional<HandlerRule> rule = annotations.rule(
                Objects.requireNonNull(resource), context.getUriInfo().getMatchedResources());
        if (rule.isPresent()) {
            hold(rule.get(), Objects.requireNonNull(request), context);
        }
    }

    private void hold(HandlerRule rule, HttpServletRequest asked, ContainerRequestContext context) throws IOException {
        RecordedAnswer answer = new RecordedAnswer(Objects.requireNonNull(response));
        if (!HandlerRule.isGuarded(asked)) {
            tellUnguarded();
            MisconfiguredAnswer.send(asked, answer);
            context.abortWith(answer.toResponse(errorPages.areOfRuntime()));
        } else if (!admits(rule, asked, answer)) {
            context.abortWith(answer.toResponse(errorPages.areOfRuntime()));
        } else {
            KnownUser.show(asked, context);
        }
    }

    private static boolean admits(HandlerRule rule, HttpServletRequest asked, RecordedAnswer answer)
            throws IOException {
        try {
            return rule.admits(asked, answer);
        } catch (ServletException unheld) {
            throw new IOException("the container could not tell who sends the request", unheld);
        }
    }

    /** Once, and to every such request an answer. */
    private void tellUnguarded() {
        if (isUnguardedTold.compareAndSet(false, true)) {
            LOG.log(
                    Level.ERROR,
                    "a request has passed no AuthFilter, which is to know the user for @RolesAllowed, @PermitAll and"
                            + " @DenyAll of resources: it and those like it are answered 503; map an AuthFilter to /*, for"
                            + " all dispatchers, in front of the servlet or filter of Jakarta REST");
        }
    }
}
