package dev.ostiary.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.benchmarks.Sample;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the load test compares must do its work: let the good token in, and a token of another key not. */
class GuardTest {
    private Server server = new Server();

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    static Stream<Arguments> setups() {
        return Stream.of(Guard.values())
                .flatMap(guard -> Stream.of(JwsAlgorithm.HS256, JwsAlgorithm.RS256, JwsAlgorithm.ES256)
                        .map(algorithm -> Arguments.of(guard, algorithm)));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void exchange_goodToken_isLetIn(Guard guard, JwsAlgorithm algorithm) throws Exception {
        Sample sample = Sample.of(algorithm);
        start(guard, sample);

        try (Client client = new Client(GuardedServer.port(server), sample.token())) {
            for (String time : List.of("verified", "known")) {
                assertThatCode(client::exchange).as(time).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Guard.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void exchange_tokenOfAnotherKey_isRefused(Guard guard) throws Exception {
        start(guard, Sample.of(JwsAlgorithm.ES256));

        try (Client client = new Client(
                GuardedServer.port(server), Sample.of(JwsAlgorithm.ES256).token())) {
            assertThatThrownBy(client::exchange).hasMessageContaining("got HTTP/1.1 401");
        }
    }

    private void start(Guard guard, Sample sample) throws Exception {
        Verification demanded = new Verification(
                sample.algorithm(), Base64Url.encode(sample.key().getEncoded()));
        server = GuardedServer.server(guard, demanded);
        server.start();
    }
}
