package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a command reads comes out of it again, unless that is what it is for. */
class NothingLeaksTest {
    @TempDir
    private Path folder;

    private String secret = "";
    private String privateKey = "";
    private String token = "";

    @BeforeEach
    void makeSecrets() throws IOException {
        secret = CommandRun.of("secret").line();
        Files.writeString(folder.resolve("s"), secret);
        CommandRun.of("keypair", "--jwk", "--out", folder + "/k");
        privateKey = Files.readString(folder.resolve("k.private.jwk")).replaceAll("(?s).*\"d\":\"([^\"]+)\".*", "$1");
        token = CommandRun.of(
                        "sign",
                        "--secret-file",
                        file("s"),
                        "--issuer",
                        "https://id.example",
                        "--audience",
                        "orders",
                        "--sub",
                        "subject-of-somebody")
                .line();
        Files.writeString(folder.resolve("t"), token);
        Files.writeString(
                folder.resolve("c"),
                "secret = " + secret + "\nissuer = https://id.example\naudience = orders\nrule.1 = /x = role(a)\n"
                        + "client-secret = " + secret + "\n");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Stream<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        for (String secretFile : List.of("s", "k.private.jwk", "t", "c")) {
            commands.add(List.of("jwks", file(secretFile)));
            commands.add(List.of(
                    "verify",
                    "--issuer",
                    "https://id.example",
                    "--audience",
                    "orders",
                    "--token-file",
                    file(secretFile),
                    "--secret-file",
                    file("s")));
            commands.add(List.of(
                    "verify",
                    "--issuer",
                    "https://id.example",
                    "--audience",
                    "orders",
                    "--token-file",
                    file("t"),
                    "--jwks",
                    file(secretFile)));
            commands.add(List.of("explain", "--config", file("c"), "--token-file", file(secretFile), "GET", "/x"));
            commands.add(List.of("explain", "--config", file(secretFile), "--token-file", file("t"), "GET", "/x"));
            commands.add(List.of("config", "check", "--show", "--config", file(secretFile)));
            commands.add(List.of("config", "check", "--web-xml", file(secretFile)));
            commands.add(
                    List.of("provider", "check", "--issuer", "https://127.0.0.1:1", "--truststore", file(secretFile)));
            commands.add(List.of("apikey", "--sub", "a", "--file", file(secretFile)));
        }
        commands.add(List.of(
                "sign", "--key", file("s"), "--issuer", "i", "--audience", "a", "--sub", "u1", "--alg", "RS256"));
        commands.add(List.of(
                "sign", "--secret-file", file("k.private.jwk"), "--issuer", "i", "--audience", "a", "--sub", "u"));
        commands.add(List.of("decode", "--token-file", file("s")));
        commands.add(List.of("decode", "--token-file", file("k.private.jwk")));
        return commands.stream();
    }

    @Test
    void commands_showNothingOfWhatTheyRead() {
        assertThat(commands()).allSatisfy(command -> {
            String plain = CommandRun.of(command.toArray(new String[0])).all();
            String json = CommandRun.of(
                            Stream.concat(command.stream(), Stream.of("--json")).toArray(String[]::new))
                    .all();

            assertThat(plain + json)
                    .doesNotContain(secret.substring("base64url:".length()))
                    .doesNotContain(privateKey)
                    .doesNotContain(token.substring(token.lastIndexOf('.')))
                    .doesNotContain("\tat ", "Caused by");
        });
    }

    @Test
    void signing_showsTheTokenAndNoKey() throws IOException {
        CommandRun run = CommandRun.of(
                "sign", "--key", file("k.private.jwk"), "--issuer", "i", "--audience", "a", "--sub", "u1", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.all()).doesNotContain(privateKey);
    }
}
