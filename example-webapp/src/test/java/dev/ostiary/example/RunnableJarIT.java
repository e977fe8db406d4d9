package dev.ostiary.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.TestBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The one jar that runs the example, started by nothing but a JDK. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // no interrupt ends reading from a process
class RunnableJarIT {
    private static final Path JAR = Path.of(System.getProperty("example.jar"));

    @Test
    void jar_started_servesPagesAssetsAndSignIn() throws IOException {
        try (ExampleProcess example = ExampleProcess.startJar()) {
            Site site = example.site();

            assertThat(site.get("/").statusCode()).isEqualTo(200);
            assertThat(site.get("/assets/ostiary.css").body()).contains("{");
            assertThat(site.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(site.ownForm("/sign-in", SignInContract.BOB).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void jar_withTheProviderOfTheDemo_signsIn() throws IOException {
        try (ExampleProcess example = ExampleProcess.startJar("--sign-in=demo")) {
            BrowserTab tab = TestBrowser.start().tab();
            tab.open(example.site().address().resolve("/account").toString());

            assertThat(tab.submit().body()).contains("Alice Liddell");
        }
    }

    /** The drivers and their services are inside. */
    @Test
    void jar_withAStoreInH2_startsAsWell() throws IOException {
        try (ExampleProcess example = ExampleProcess.startJar("--store=h2")) {
            assertThat(example.site().get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void help_always_isPrinted() throws IOException, InterruptedException {
        Process help =
                ExampleProcess.java(List.of("-jar", JAR.toString()), "--help").start();

        try (BufferedReader output = help.inputReader()) {
            assertThat(output.lines().toList())
                    .containsExactlyElementsOf(HelpText.TEXT.lines().toList());
        }
        assertThat(help.waitFor()).isZero();
    }

    @Test
    void jar_always_holdsEachLicenceAndNoSignatureOrModuleOfAnother() throws IOException {
        List<String> entries = entries();

        assertThat(entries).contains("META-INF/LICENSES.txt").doesNotHaveDuplicates();
        assertThat(text("META-INF/LICENSES.txt"))
                .contains("Apache License", "PostgreSQL Global Development Group", "QOS.ch", "Jackson");
        assertThat(entries).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
        assertThat(entries).noneMatch(name -> name.endsWith("module-info.class"));
    }

    private static String text(String entry) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream content = jar.getInputStream(jar.getEntry(entry))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                Stream<JarEntry> entries = jar.stream()) {
            return entries.map(JarEntry::getName)
                    .filter(name -> !name.endsWith("/"))
                    .toList();
        }
    }
}
