package dev.ostiary;

import static dev.ostiary.PlantedKeys.utf8;
import static dev.ostiary.Shown.MARKER;
import static dev.ostiary.Shown.row;

import dev.ostiary.key.FetchOutcome;
import dev.ostiary.key.FetchRequest;
import dev.ostiary.key.JwksFetcher;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFile;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.Keys;
import dev.ostiary.key.LoopbackHost;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.RemoteJwksBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Documents of an issuer, and files, that hold {@link Shown#MARKER} wherever they can. */
final class PlantedDocuments {
    private static final String ISSUER = "https://id.example";
    private static final FetchRequest REQUEST =
            new FetchRequest(URI.create(ISSUER + "/jwks?" + MARKER), Optional.of(MARKER), Duration.ofSeconds(1));

    private PlantedDocuments() {}

    static Stream<Arguments> ofRemoteKeys() {
        String good = Keys.toJwkSet(List.of(PlantedKeys.EC_KEY.verificationKey()));
        Stream<String> bodies = Stream.of(
                good,
                good.replace("[", "[\"" + MARKER + "\","),
                good.replace("\"kty\":\"EC\"", "\"kty\":\"" + MARKER + "\""),
                "<html>" + MARKER + "</html>",
                "{\"" + MARKER + "\":1}",
                "{\"issuer\":\"" + MARKER + "\"}",
                "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"" + MARKER + "\"}",
                "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"http://" + MARKER + "\"}",
                "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"%%" + MARKER + "\"}");
        return Stream.concat(
                bodies.flatMap(body -> Stream.of(
                        row("set of " + body.length(), () -> found(RemoteJwks.at(REQUEST.uri()), serving(body))),
                        row(
                                "discovered from " + body.length(),
                                () -> found(RemoteJwks.discoveredFrom(ISSUER), serving(body))))),
                Stream.of(
                        row("host", () -> LoopbackHost.is(MARKER)),
                        row(
                                "fetcher throws",
                                () -> found(RemoteJwks.at(REQUEST.uri()), request -> {
                                    throw new IllegalStateException(MARKER);
                                })),
                        row(
                                "URL with a password",
                                () -> RemoteJwks.at(URI.create("https://a:" + MARKER + "@b/"))
                                        .build()),
                        row(
                                "issuer that is no URL",
                                () -> RemoteJwks.discoveredFrom("% " + MARKER).build()),
                        row("request", () -> REQUEST),
                        row("document", () -> serving(MARKER).fetch(REQUEST)),
                        row("key file", () -> KeyFile.at(file("{\"keys\":[{\"kty\":\"" + MARKER + "\"}]}"))),
                        row("good key file", () -> KeyFile.at(file(good)))));
    }

    private static JwksFetcher serving(String body) {
        return request -> new FetchOutcome.Document(utf8(body), Optional.empty(), Optional.empty());
    }

    /** All that can be seen after a look-up for a planted key; the listener is told after the log. */
    private static String found(RemoteJwksBuilder builder, JwksFetcher fetcher) throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        StringBuffer events = new StringBuffer();
        try (RemoteJwks keys = builder.fetcher(fetcher)
                .listener(event -> {
                    events.append(event);
                    reported.countDown();
                    throw new IllegalStateException(MARKER);
                })
                .build()) {
            Object lookup = keys.find(new KeyQuery(JwsAlgorithm.ES256, MARKER));
            reported.await(10, TimeUnit.SECONDS);
            return lookup + " " + keys + keys.status() + events;
        }
    }

    private static Path file(String content) throws IOException {
        Path file = Files.createTempFile("keys", ".json");
        file.toFile().deleteOnExit();
        return Files.writeString(file, content);
    }
}
