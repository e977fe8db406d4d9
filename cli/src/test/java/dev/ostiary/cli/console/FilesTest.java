package dev.ostiary.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir
    private Path folder;

    @Test
    void write_newFile_isItsOwnersAlone() throws IOException {
        Path file = folder.resolve("a");

        new OwnersFile(file).write("text");

        assertThat(file).hasContent("text");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void write_existingFile_staysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "before");

        assertThatThrownBy(() -> new OwnersFile(file).write("text")).hasMessageContaining("is there already");
        assertThatThrownBy(() -> new OwnersFile(file).requireNew()).hasMessageContaining("is there already");
        assertThat(file).hasContent("before");
    }

    @Test
    void write_linkToNowhere_isNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> new OwnersFile(link).write("text")).isInstanceOf(Complaint.class);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void write_missingFolder_saysWhatToCheck() {
        assertThatThrownBy(() -> new OwnersFile(folder.resolve("none/a")).write("text"))
                .hasMessageContaining("check that its folder is there");
    }

    @Test
    void text_badFiles_areNamedAndNotShown() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> text(empty)).hasMessage(empty + ": is empty, expected a key");
        assertThatThrownBy(() -> text(large)).hasMessage(large + ": has more than 1 MiB");
        assertThatThrownBy(() -> text(folder.resolve("none"))).hasMessageEndingWith("there is no such file");
        assertThatThrownBy(() -> text(folder)).hasMessageContaining("cannot be read");
    }

    private static String text(Path file) {
        return new InputFile(file.toString()).text("key", Terminal.ofProcess());
    }
}
