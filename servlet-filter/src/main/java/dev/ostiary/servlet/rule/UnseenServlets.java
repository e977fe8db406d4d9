package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The servlets whose classes cannot be found, so that what their {@linkplain ServletAnnotations annotations} require counts for
 * nothing. Stateless.
 *
 * <p>Such a servlet may run nevertheless, where the container got it from a class loader that nobody else knows. What servers
 * hide from applications is left out: their own servlets carry no annotations.
 */
public final class UnseenServlets {
    private static final Pattern OF_THE_CONTAINER =
            Pattern.compile("(org\\.eclipse\\.jetty|org\\.apache\\.(catalina|jasper|tomcat)|io\\.undertow)\\..*");

    private UnseenServlets() {}

    /**
     * Looks at the servlets that an application has by now.
     *
     * @param context the application
     * @return names of servlets, each with its class, in their order; no control characters
     */
    public static List<String> of(ServletContext context) {
        return Told.byName(context.getServletRegistrations()).values().stream()
                .filter(servlet -> isUnseen(servlet, context))
                .map(servlet -> Name.printable("'" + servlet.getName() + "' (" + servlet.getClassName() + ")"))
                .sorted()
                .toList();
    }

    private static boolean isUnseen(ServletRegistration servlet, ServletContext context) {
        return Optional.ofNullable(servlet.getClassName())
                .filter(name -> !OF_THE_CONTAINER.matcher(name).matches())
                .filter(name -> ServletAnnotations.find(name, context).isEmpty())
                .isPresent();
    }
}
