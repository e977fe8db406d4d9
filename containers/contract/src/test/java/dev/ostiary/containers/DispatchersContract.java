package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identity on each way through the container, for each registration that people write. */
abstract class DispatchersContract {
    private static final Set<DispatcherType> PLAIN = EnumSet.of(DispatcherType.REQUEST);
    private static final Set<DispatcherType> RECOMMENDED =
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
    private static final Set<DispatcherType> ALL = EnumSet.allOf(DispatcherType.class);

    private static final List<String> WAYS = List.of(
            "/forward",
            "/include",
            "/async",
            "/async-arguments",
            "/async-itself",
            "/async-itself-arguments",
            "/async-code");

    private final SharedApplications applications;

    DispatchersContract(SharedApplications applications) {
        this.applications = applications;
    }

    static Stream<Arguments> ways() {
        return Stream.concat(
                Stream.of(PLAIN, RECOMMENDED, ALL)
                        .flatMap(dispatchers -> WAYS.stream().map(way -> Arguments.of(dispatchers, way))),
                Stream.of(RECOMMENDED, ALL).map(dispatchers -> Arguments.of(dispatchers, "/error")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void identity_onEachWay_isTheTokensAndNeverTheClients(Set<DispatcherType> dispatchers, String path)
            throws Exception {
        try (RunningApplication application = start(dispatchers)) {
            RawHttp.Answer answer =
                    application.get(path, TestTokens.valid().bearer(), "X-User-Id: forged", "x_user_id: forged");

            assertThat(answer.body()).contains("principal=u1", "X-User-Id=[u1]").doesNotContain("forged");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void publicRequest_onEachWay_isNobody(Set<DispatcherType> dispatchers, String path) throws Exception {
        try (RunningApplication application = start(dispatchers)) {
            RawHttp.Answer answer = application.get("/public" + path, "X-User-Id: forged");

            assertThat(answer.body()).contains("principal=null").doesNotContain("forged");
        }
    }

    private RunningApplication start(Set<DispatcherType> dispatchers) throws Exception {
        Guard guard = Guard.of(Applications.standard()).mappedTo(dispatchers);
        return applications.start(WebApplication.behind(guard));
    }
}
