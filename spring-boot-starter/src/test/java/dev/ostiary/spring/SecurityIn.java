package dev.ostiary.spring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.annotation.ImportCandidates;

/** Spring Security's part in an application that has it on the class path, in either version of Spring Boot. */
final class SecurityIn {
    /** The names of its automatic configurations, for {@code spring.autoconfigure.exclude}. */
    static final String CLASSES = all().stream()
            .filter(name -> name.matches(".*\\.security\\..*"))
            .filter(name -> !name.startsWith("dev.ostiary."))
            .collect(Collectors.joining(","));

    private SecurityIn() {}

    private static List<String> all() {
        Iterable<String> names = ImportCandidates.load(
                org.springframework.boot.autoconfigure.AutoConfiguration.class, SecurityIn.class.getClassLoader());
        return Stream.of(names).flatMap(each -> java.util.stream.StreamSupport.stream(each.spliterator(), false)).toList();
    }
}
