package dev.ostiary.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Enforces {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of {@code jakarta.annotation.security} on resources and their
 * methods, with the user of the {@link dev.ostiary.servlet.AuthFilter} that stands in front.
 *
 * <p>A runtime that looks for features by {@code META-INF/services} (Jakarta REST 3.1, section 4.1.3) finds this one by itself. Any other is
 * told in one line, such as {@code register(SecurityAnnotations.class)}. Registering it twice changes nothing.
 *
 * <p>What a method says counts, and where it says nothing, what its class says. Of a method that overrides another, or a class that extends or
 * implements another, the nearest that says anything counts, and of several that know nothing of each other the strictest. Annotations that are
 * made of them count as they do. Where a sub-resource was located, its locators and their classes have to agree, too: all that could have led to it.
 * Two of the annotations on one method or class are a mistake, and the application does not start. On the class of the {@code Application}
 * they guard nothing.
 *
 * <p>Who may not is answered as the filter answers: nobody 401 with a challenge, a user who lacks a role 403. The role {@code **} is any user.
 * {@code @PermitAll} opens nothing that the filter's own rules close. A request that has not passed the filter is answered 503
 * {@code misconfigured} where the resource has an annotation. Other resources are left alone. Stateless.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class SecurityAnnotations implements Feature {
    /**
     * Behind filters that tell users apart, and before a runtime's own check of these annotations, which knows no 401.
     */
    static final int PRIORITY = Priorities.AUTHORIZATION - 100;

    /** For the runtime, and for who tells it of this. */
    public SecurityAnnotations() {}

    /**
     * Registers what looks at each request.
     *
     * @param context of the server
     * @return false where it has been registered before
     */
    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().isRegistered(AnnotationFilter.class)) {
            return false;
        }
        context.register(new AnnotationFilter(ErrorPages.of(context.getConfiguration())), PRIORITY);
        context.register(new AnnotationCheck());
        context.register(new AnswerWriter());
        return true;
    }
}
