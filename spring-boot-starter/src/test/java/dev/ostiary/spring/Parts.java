package dev.ostiary.spring;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** Which of the automatic configurations on the class path an application has, in either version of Spring Boot. */
final class Parts {
    private static final String WEB =
            ".*(PropertyPlaceholder|EmbeddedWebServerFactory|Servlet|WebMvc|ErrorMvc|HttpEncoding|HttpMessageConverters|Jackson|Tomcat).*";
    private static final String SECURITY = ".*\\.security\\..*|.*OstiarySecurity.*";
    private static final String ACTUATOR =
            ".*(\\.actuate\\.|\\.health\\.|\\.metrics\\.|\\.actuator\\.|\\.endpoint|JmxAuto|OstiaryActuator).*";
    private static final String JDBC = ".*(\\.jdbc\\.|\\.sql\\.|\\.transaction\\.).*";
    private static final String STARTER = ".*(Ostiary|OstiaryWebMvc)AutoConfiguration";

    private Parts() {}

    /** Spring MVC and the starter. */
    static String web() {
        return without(name -> name.matches(SECURITY + "|" + ACTUATOR + "|" + JDBC) || !isWeb(name));
    }

    /** Spring Security, too. */
    static String webAndSecurity() {
        return without(name -> name.matches(ACTUATOR + "|" + JDBC) || !(isWeb(name) || name.matches(SECURITY)));
    }

    /** Everything but Spring Security. */
    static String allButSecurity() {
        return without(name -> name.matches(SECURITY));
    }

    private static boolean isWeb(String name) {
        return name.matches(WEB + "|" + STARTER);
    }

    private static String without(Predicate<String> left) {
        return "spring.autoconfigure.exclude=" + all().stream().filter(left).collect(Collectors.joining(","));
    }

    private static List<String> all() {
        Iterable<String> names = ImportCandidates.load(AutoConfiguration.class, Parts.class.getClassLoader());
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
