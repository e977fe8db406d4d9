package dev.ostiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A target whose directory of inputs is misnamed would pass without replaying any. */
class FuzzInputsTest {
    private static final List<Class<?>> TARGETS =
            List.of(ClaimPathFuzzTest.class, JsonFuzzTest.class, KeyTextFuzzTest.class, TokenFuzzTest.class);

    static Stream<Method> targets() {
        return TARGETS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(FuzzTest.class));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void fuzzTest_always_hasInputsToReplay(Method target) throws IOException, URISyntaxException {
        assertThat(inputs(target.getDeclaringClass())).contains(target.getName());
        assertThat(inputs(target.getDeclaringClass(), target.getName())).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("targetClasses")
    void inputs_always_belongToATarget(Class<?> type) throws IOException, URISyntaxException {
        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .containsAll(inputs(type));
    }

    static List<Class<?>> targetClasses() {
        return TARGETS;
    }

    private static List<String> inputs(Class<?> type, String... below) throws IOException, URISyntaxException {
        URL directory = type.getResource(type.getSimpleName() + "Inputs/" + String.join("/", below));
        assertThat(directory).as("inputs of %s", type).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(directory.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
