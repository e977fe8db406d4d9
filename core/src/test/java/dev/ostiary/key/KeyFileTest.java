package dev.ostiary.key;

import static dev.ostiary.key.Remote.KEY_A;
import static dev.ostiary.key.Remote.KEY_B;
import static dev.ostiary.key.Remote.UNKNOWN;
import static dev.ostiary.key.Remote.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String SET_A = Keys.toJwkSet(List.of(KEY_A));
    private static final String SET_B = Keys.toJwkSet(List.of(KEY_B));

    @TempDir
    private Path directory;

    private final MovableClock clock = new MovableClock();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("keys.json");
        Files.writeString(file, SET_A);
    }

    private KeyFile open() {
        return KeyFile.at(file, clock);
    }

    private void replace(String content) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean has(KeyFile keys, String id) {
        return !keys.find(query(id)).equals(UNKNOWN);
    }

    @Test
    void at_goodFile_findsItsKeys() {
        KeyFile keys = KeyFile.at(file);

        assertThat(has(keys, "a")).isTrue();
        assertThat(has(keys, "b")).isFalse();
        assertThat(keys).hasToString("KeyFile[1 keys]");
    }

    @ParameterizedTest
    @CsvSource({"PT0.999S, false", "PT1S, true"})
    void find_fileReplaced_isReadAgainAfterASecond(Duration later, boolean found) throws IOException {
        KeyFile keys = open();
        replace(SET_B);
        clock.advance(later);

        assertThat(has(keys, "b")).isEqualTo(found);
        assertThat(has(keys, "a")).isNotEqualTo(found);
    }

    @Test
    void find_clockSetBack_stillLooks() throws IOException {
        KeyFile keys = open();
        replace(SET_B);
        clock.advance(Duration.ofDays(-1));

        assertThat(has(keys, "b")).isTrue();
    }

    /** Of the same length as before; only the time tells. */
    @Test
    void find_fileRewrittenInPlace_isReadAgain() throws IOException {
        KeyFile keys = open();
        Files.writeString(file, SET_B);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        clock.advance(SECOND);

        assertThat(has(keys, "b")).isTrue();
    }

    @Test
    void find_linkPointedElsewhere_isReadAgain() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), SET_B);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        KeyFile keys = KeyFile.at(link, clock);
        Files.delete(link);
        Files.createSymbolicLink(link, other);
        clock.advance(SECOND);

        assertThat(has(keys, "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"keys\":[", "{\"keys\":[]}", "neither PEM nor JSON"})
    void find_newFileIsBroken_oldKeysStayAndItIsLoggedOnce(String content) throws IOException {
        KeyFile keys = open();
        replace(content);

        try (LoggedLines log = LoggedLines.of(KeyFile.class)) {
            clock.advance(SECOND);
            assertThat(has(keys, "a")).isTrue();
            clock.advance(SECOND);
            assertThat(has(keys, "a")).isTrue();

            assertThat(log.at(Level.WARNING)).singleElement().asString().contains("old keys stay in use");
        }
    }

    @Test
    void find_brokenFileRepaired_isReadAgain() throws IOException {
        KeyFile keys = open();
        replace("{");
        clock.advance(SECOND);
        keys.find(query("a"));
        replace(SET_B);
        clock.advance(SECOND);

        assertThat(has(keys, "b")).isTrue();
    }

    @Test
    void find_fileGoneAndBack_servesOldKeysAndWarnsOnce() throws IOException {
        KeyFile keys = open();
        Files.delete(file);

        try (LoggedLines log = LoggedLines.of(KeyFile.class)) {
            clock.advance(SECOND);
            assertThat(has(keys, "a")).isTrue();
            clock.advance(SECOND);
            assertThat(has(keys, "a")).isTrue();
            assertThat(log.at(Level.WARNING)).singleElement().asString().endsWith("NoSuchFileException");
        }
        Files.writeString(file, SET_B);
        clock.advance(SECOND);
        assertThat(has(keys, "b")).isTrue();
    }

    @Test
    void find_newFileOverTheLimit_oldKeysStay() throws IOException {
        KeyFile keys = open();
        replace(" ".repeat(1024 * 1024) + SET_B);
        clock.advance(SECOND);

        assertThat(has(keys, "a")).isTrue();
    }

    @Test
    void at_fileOfTheLargestSize_isRead() throws IOException {
        Files.writeString(file, " ".repeat(1024 * 1024 - SET_A.length()) + SET_A);

        assertThat(has(open(), "a")).isTrue();
    }

    /** The verifier has settled for RS256 when it started. */
    @Test
    void find_newKeysForOtherAlgorithms_oldKeysStay() throws IOException {
        Files.writeString(file, Keys.toPem(VerificationKey.of(TestKeys.RSA.getPublic())));
        KeyFile keys = open();
        replace(Keys.toPem(VerificationKey.of(TestKeys.P256.getPublic())));
        clock.advance(SECOND);

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, null))).isInstanceOf(KeyLookup.Found.class);
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.ES256, null))).isEqualTo(UNKNOWN);
    }

    @Test
    void find_newSetForOtherUsualAlgorithms_isTaken() throws IOException {
        KeyFile keys = open();
        VerificationKey ec = VerificationKey.of(TestKeys.P256.getPublic()).withKeyId("ec");
        replace(Keys.toJwkSet(List.of(ec)));
        clock.advance(SECOND);

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.ES256, "ec"))).isInstanceOf(KeyLookup.Found.class);
        assertThat(keys.algorithms()).containsExactly(JwsAlgorithm.EDDSA);
        assertThat(keys.usualAlgorithms()).contains(JwsAlgorithm.ES256, JwsAlgorithm.EDDSA);
    }

    @Test
    void at_fileThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.at(directory.resolve("absent")))
                .withMessage("file: cannot be read: NoSuchFileException");
    }

    @Test
    void at_brokenFile_isRefused() throws IOException {
        replace("{\"keys\":[]}");

        assertThatIllegalArgumentException().isThrownBy(() -> KeyFile.at(file)).withMessageContaining("no usable key");
    }
}
