package dev.ostiary.servlet.start;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Resources of Jakarta REST, of which the module for that enforces the annotations, where the runtime finds it by itself. CXF does not: it has
 * to be told. Stateless.
 */
final class RestResources {
    private static final String PACKAGE = "jakarta.ws.rs.";
    private static final String FEATURE = "dev.ostiary.rest.SecurityAnnotations";
    private static final String CXF = "org.apache.cxf.jaxrs.JAXRSServerFactoryBean";

    private RestResources() {}

    /**
     * Whether the annotations of a class count.
     *
     * @param type any
     * @param isThere whether a class of this name is in the application
     */
    static boolean areEnforced(Class<?> type, Predicate<String> isThere) {
        return isThere.test(FEATURE) && !isThere.test(CXF) && isResource(type);
    }

    /** It may have a path at its interface alone; a sub-resource has its methods' alone. */
    private static boolean isResource(Class<?> type) {
        return SecurityAnnotations.family(type).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), SecurityAnnotations.ownMethodsOf(one)))
                .anyMatch(RestResources::isOfRest);
    }

    /** It has a path, or the name of a method of HTTP, such as {@code @GET}. */
    private static boolean isOfRest(AnnotatedElement element) {
        return Arrays.stream(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(kind -> kind.getName().equals(PACKAGE + "Path")
                        || Arrays.stream(kind.getDeclaredAnnotations())
                                .anyMatch(of -> of.annotationType().getName().equals(PACKAGE + "HttpMethod")));
    }
}
