package dev.ostiary.servlet.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {
    private static final String ADDRESS = "https://ostiary.example/docs";

    @ParameterizedTest
    @EnumSource
    void entryOf_anyReason_isItsHeadingOnThePage(RejectionReason reason) {
        assertThat(Documentation.at(ADDRESS).entryOf(reason)).contains(ADDRESS + "/troubleshooting#" + reason.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {ADDRESS, ADDRESS + "/", " " + ADDRESS + "//\n"})
    void at_addressWithOrWithoutSlash_isTheSame(String address) {
        assertThat(Documentation.at(address).entryOf(RejectionReason.DENIED))
                .contains("https://ostiary.example/docs/troubleshooting#denied");
    }

    /** The first is what stands there where nobody has filled the file in. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "${publisher.docs-url}",
                "",
                " ",
                "ostiary.example/docs",
                "http://ostiary.example/docs",
                "https:///docs",
                "https://a@ostiary.example/docs",
                "https://ostiary.example/docs?page=1",
                "https://ostiary.example/docs#top",
                "https://ostiary.example/a b",
                "javascript:alert(1)"
            })
    void at_noPlainHttpsAddress_hasNoEntries(String address) {
        assertThat(Documentation.at(address).entryOf(RejectionReason.DENIED)).isEmpty();
    }

    @Test
    void ofThisRelease_withoutAnAddress_hasNoEntries() {
        assertThat(Documentation.ofThisRelease().entryOf(RejectionReason.DENIED))
                .isEmpty();
    }

    /** The build fills it in. Tests do not see that one, whatever the publisher has set. */
    @Test
    void file_namesThePropertyOfTheBuild() throws IOException {
        String name = "dev/ostiary/servlet/release/release.properties";

        assertThat(Files.readString(Path.of("src/main/resources").resolve(name)))
                .contains("\ndocs-url=${publisher.docs-url}\n");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<include>" + name + "</include>");
        assertThat(Files.readString(Path.of("..", "pom.xml"))).contains("<publisher.docs-url");
    }
}
