package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Static files of the container's own servlet, also those that it adds to a URI by itself. */
abstract class WelcomeFilesContract {
    private static final TestTokens VALID = TestTokens.valid();

    @TempDir
    static Path folder;

    private final SharedApplications applications;

    WelcomeFilesContract(SharedApplications applications) {
        this.applications = applications;
    }

    @Test
    void publicRoot_showsItsWelcomeFileAndNothingElse() throws Exception {
        try (RunningApplication application = start("/")) {
            assertThat(application.get("/").body()).isEqualTo("home");
            assertThat(application.get("/index.html").status()).isEqualTo(401);
            assertThat(application.get("/account/").status()).isEqualTo(401);
            assertThat(application.get("/account/index.html", VALID.bearer()).body())
                    .isEqualTo("the account");
        }
    }

    /** A container that does not name the file to filters shows it for the folder only where the folder is public too. */
    @Test
    void publicWelcomeFile_isShownByItsName() throws Exception {
        try (RunningApplication application = start("/account/index.html")) {
            assertThat(application.get("/account/index.html").body()).isEqualTo("the account");
            assertThat(application.get("/account/").status())
                    .isEqualTo(applications.facts().namesWelcomeFile() ? 200 : 401);
            assertThat(application.get("/account/other.html").status()).isEqualTo(401);
        }
    }

    /** Where the slash is missing some containers redirect before they ask any filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/", "/account", "/account/index.html", "/account/;v=1", "/account;v=1/", "/%61ccount/",
                "/account//", "/account/.", "/account/%2e", "/ACCOUNT/", "/account/index.html/",
                        "/account/index.html;v=1",
                "/account/index.html%00", "/public/../account/", "/public/..;/account/index.html",
                        "/account%2findex.html"
            })
    void protectedFolder_neverShowsItsWelcomeFile(String target) throws Exception {
        try (RunningApplication application = start("/, /public/**")) {
            RawHttp.Answer answer = application.get(target);

            assertThat(answer.status()).isIn(301, 302, 307, 308, 400, 401, 404);
            assertThat(answer.body()).doesNotContain("the account");
        }
    }

    private RunningApplication start(String publicPaths) throws Exception {
        write("index.html", "home");
        write("account/index.html", "the account");
        write("public/index.html", "public");
        return applications.start(WebApplication.with(Applications.standardWith("public-paths", publicPaths))
                .serving()
                .withWelcomeFile("index.html", folder));
    }

    private static void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
