package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.testkit.TestIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is published. */
class OstiaryCliIT {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        return JarProcess.in(folder).run(arguments);
    }

    @Test
    void secret_isOneLineAndNothingElse() throws Exception {
        CommandRun run = run("secret");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(HmacSecret.ofText(run.line())).hasToString("HmacSecret[32 bytes]");
    }

    @Test
    void version_isThatOfTheJar() throws Exception {
        assertThat(run("--version").line()).matches("ostiary-cli \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void keypairSignVerify_workTogether() throws Exception {
        run("keypair", "--jwk", "--out", folder + "/k");
        CommandRun signed = run(
                "sign",
                "--key",
                folder + "/k.private.jwk",
                "--issuer",
                "https://id.example",
                "--audience",
                "a",
                "--sub",
                "u1");

        CommandRun verified = JarProcess.in(folder)
                .with(signed.out())
                .run("verify", "--issuer", "https://id.example", "--audience", "a", "--jwks", folder + "/k.public.jwk");

        assertThat(verified.exitCode()).as(verified.all()).isZero();
        assertThat(verified.out()).contains("=> verified");
    }

    @Test
    void explain_asksTheFilterThatIsInside() throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            Path config = Files.writeString(
                    folder.resolve("c"), "issuer = " + issuer.issuer() + "\naudience = " + issuer.audience() + "\n");

            CommandRun run = JarProcess.in(folder)
                    .with(issuer.token().expired().sign())
                    .run("explain", "--config", config.toString(), "GET", "/api/me");

            assertThat(run.exitCode()).as(run.all()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("=> refused 401 token_expired");
        }
    }

    @Test
    void providerCheck_fetches() throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            CommandRun run = run("provider", "check", "--issuer", issuer.issuer());

            assertThat(run.exitCode()).as(run.all()).isZero();
        }
    }

    @Test
    void configCheck_knowsTheStoreInRedis() throws Exception {
        Path config = Files.writeString(
                folder.resolve("c"),
                "secret = " + run("secret").line() + "\naudience = a\nissuer = https://id.example\nsession = on\n"
                        + "session-store = redis://127.0.0.1:1\n");

        CommandRun run = run("config", "check", "--config", config.toString());

        assertThat(run.exitCode()).as(run.all()).isZero();
    }

    @Test
    void wrongCall_isOneLine() throws Exception {
        CommandRun run = run("secret", "--bytes", "many");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1);
    }

    /** What makes a start slow is what it loads. */
    @Test
    void secret_loadsNothingThatItDoesNotNeed() throws Exception {
        List<String> loaded = JarProcess.in(folder)
                .option("-Xlog:class+load")
                .run("secret")
                .out()
                .lines()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").replaceFirst(" source: .*", ""))
                .toList();

        assertThat(loaded).contains("dev.ostiary.cli.key.SecretCommand").hasSizeLessThan(1_500);
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("com.fasterxml.") || name.startsWith("io.jsonwebtoken."))
                .noneMatch(name -> name.startsWith("dev.ostiary.servlet.") || name.startsWith("java.util.logging."))
                .noneMatch(name -> name.endsWith("CollectedLog") || name.startsWith("java.net.http."));
        assertThat(loaded.stream().filter(name -> name.startsWith("dev.ostiary.cli.") && name.endsWith("Command")))
                .containsExactly("dev.ostiary.cli.key.SecretCommand");
    }

    @Test
    void jar_hasTheLicencesOfAllThatIsInside() throws IOException {
        try (JarFile jar = new JarFile(JarProcess.JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains(
                            "META-INF/LICENSE",
                            "META-INF/LICENSE.txt",
                            "META-INF/NOTICE",
                            "META-INF/NOTICE.txt",
                            "META-INF/THIRD-PARTY.txt",
                            "META-INF/FastDoubleParser-LICENSE")
                    .doesNotContain("module-info.class")
                    .noneMatch(name -> name.startsWith("META-INF/versions/"))
                    .noneMatch(name ->
                            name.startsWith("org/junit/") || name.startsWith("com/fasterxml/jackson/databind/"));
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
