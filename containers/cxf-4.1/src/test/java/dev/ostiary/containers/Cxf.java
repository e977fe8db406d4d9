package dev.ostiary.containers;

import dev.ostiary.rest.SecurityAnnotations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.cxf.interceptor.security.SecureAnnotationsInterceptor;
import org.apache.cxf.jaxrs.security.SimpleAuthorizingFilter;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;

/**
 * CXF, of whichever version is on the class path: its servlet is told of an application, and the application tells of the annotations.
 *
 * @param container that runs it
 */
record Cxf(Container container) implements RestRuntime {
    /** The application with the line that CXF needs. */
    private static final class Telling extends Application {
        private final Application told;

        Telling(Application told) {
            this.told = told;
        }

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = new HashSet<>(told.getClasses());
            classes.add(SecurityAnnotations.class);
            return classes;
        }

        @Override
        public Set<Object> getSingletons() {
            return told.getSingletons();
        }
    }

    @Override
    public void register(
            Class<? extends Application> application, Map<String, String> parameters, ServletContext context)
            throws ServletException {
        ServletRegistration.Dynamic servlet = context.addServlet("cxf", servlet(application));
        servlet.setInitParameters(parameters);
        servlet.setAsyncSupported(true);
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/api/*");
    }

    private static CXFNonSpringJaxrsServlet servlet(Class<? extends Application> application) throws ServletException {
        try {
            return new CXFNonSpringJaxrsServlet(
                    new Telling(application.getConstructor().newInstance()));
        } catch (ReflectiveOperationException failed) {
            throw new ServletException(failed);
        }
    }

    /** The shop with CXF's own filter. */
    @ApplicationPath("api")
    public static class OwnCheck extends RestShop {
        @Override
        public Set<Object> getSingletons() {
            SecureAnnotationsInterceptor interceptor = new SecureAnnotationsInterceptor();
            interceptor.setAnnotationClassName(RolesAllowed.class.getName());
            interceptor.setSecuredObject(new Office());
            SimpleAuthorizingFilter filter = new SimpleAuthorizingFilter();
            filter.setInterceptor(interceptor);
            return Set.of(filter);
        }
    }

    @Override
    public Class<? extends Application> withOwnCheck() {
        return OwnCheck.class;
    }

    /** It makes that up. */
    @Override
    public String scheme() {
        return "BASIC";
    }
}
