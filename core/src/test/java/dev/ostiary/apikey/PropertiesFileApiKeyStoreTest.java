package dev.ostiary.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.apikey.ApiKeyLookup.Found;
import dev.ostiary.apikey.ApiKeyLookup.Unavailable;
import dev.ostiary.apikey.ApiKeyLookup.Unknown;
import dev.ostiary.apikey.ApiKeyVerification.Accepted;
import dev.ostiary.apikey.ApiKeyVerification.Rejected;
import dev.ostiary.store.MovableClock;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertiesFileApiKeyStoreTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String ID = "0123456789abcdef";
    private static final String OTHER_ID = "fedcba9876543210";
    private static final String GOOD =
            ID + ".hash=" + "A".repeat(43) + "\n" + ID + ".subject=s\n" + ID + ".created=2030-01-01T00:00:00Z\n";

    private static final Set<String> LARGE_ROLES = IntStream.range(100, 200)
            .mapToObj(role -> "\u20ac".repeat(253) + role)
            .collect(Collectors.toUnmodifiableSet());

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("keys.properties");
    }

    @Test
    void find_keyWrittenBefore_isAcceptedByAnotherStoreOnTheFile() throws IOException {
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
        IssuedApiKey issued = ApiKeys.of(store).issue("build server", Set.of("ci"), Set.of("a:read", "a:write"));
        store.add(issued.record());

        PropertiesFileApiKeyStore reopened = PropertiesFileApiKeyStore.open(file);

        assertThat(ApiKeys.of(reopened).verify(issued.key())).isEqualTo(new Accepted(issued.record()));
    }

    @Test
    void add_everyKindOfValue_isReadBackAlike() throws IOException {
        ApiKeyRecord full =
                record("J\u00fcrgen = #1: !\u2028x", Set.of("a b", "#r", "=")).asRevoked();
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);

        store.add(full);

        assertThat(PropertiesFileApiKeyStore.open(file).find(full.id())).isEqualTo(new Found(full));
    }

    @Test
    void file_isReadAlikeByThePlatformsProperties() throws IOException {
        PropertiesFileApiKeyStore.create(file).add(record("J\u00fcrgen = #1: !", Set.of("a b", "#r")));
        Properties properties = new Properties();

        properties.load(new StringReader(Files.readString(file)));

        assertThat(properties)
                .containsEntry(ID + ".subject", "J\u00fcrgen = #1: !")
                .containsEntry(ID + ".roles", "#r,a b")
                .hasSize(6);
    }

    @Test
    void file_holdsNoKey() throws IOException {
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
        IssuedApiKey issued = ApiKeys.of(store).issue("s", Set.of(), Set.of());
        store.add(issued.record());

        String secret = issued.key().substring(issued.key().lastIndexOf('_') + 1);
        assertThat(Files.readString(file)).contains(issued.record().id()).doesNotContain(secret.substring(0, 8));
    }

    @Test
    void file_madeAndReplaced_isItsOwnersOnlyAndLeavesItsLockBeside() throws IOException {
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
        assertThat(permissions()).isEqualTo("rw-------");

        store.add(record("s", Set.of()));

        assertThat(permissions()).isEqualTo("rw-------");
        Path lock = directory.resolve(".keys.properties.lock");
        assertThat(Files.getPosixFilePermissions(lock)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(lock).isEmptyFile();
        try (Stream<Path> there = Files.list(directory)) {
            assertThat(there).containsExactlyInAnyOrder(file, lock);
        }
    }

    @Test
    void open_symbolicLink_replacesItsTarget() throws IOException {
        PropertiesFileApiKeyStore.create(file);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        PropertiesFileApiKeyStore.open(link).add(record("s", Set.of()));

        assertThat(link).isSymbolicLink();
        assertThat(PropertiesFileApiKeyStore.open(file).find(ID)).isInstanceOf(Found.class);
    }

    @Test
    void revoke_recordThere_countsForEveryOpenStore() throws IOException {
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
        IssuedApiKey issued = ApiKeys.of(store).issue("s", Set.of(), Set.of());
        store.add(issued.record());
        ApiKeys elsewhere = ApiKeys.of(PropertiesFileApiKeyStore.open(file));

        assertThat(store.revoke(issued.record().id())).isTrue();

        assertThat(elsewhere.verify(issued.key())).isEqualTo(new Rejected(ApiKeyRejection.API_KEY_REVOKED));
    }

    @Test
    void revoke_whileAnotherStoreAdds_losesNeither() throws Exception {
        PropertiesFileApiKeyStore one = PropertiesFileApiKeyStore.create(file);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        PropertiesFileApiKeyStore other = PropertiesFileApiKeyStore.open(link);
        ApiKeys keys = ApiKeys.of(PropertiesFileApiKeyStore.open(file));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 100; round++) {
                IssuedApiKey revoked = keys.issue("s", Set.of(), Set.of());
                IssuedApiKey added = keys.issue("t", Set.of(), Set.of());
                one.add(revoked.record());
                CyclicBarrier start = new CyclicBarrier(2);
                List<Callable<Boolean>> changes = List.of(
                        () -> start.await() >= 0 && one.revoke(revoked.record().id()),
                        () -> start.await() >= 0 && other.add(added.record()));
                for (Future<Boolean> change : threads.invokeAll(changes)) {
                    assertThat(change.get()).isTrue();
                }
                assertThat(keys.verify(revoked.key())).isEqualTo(new Rejected(ApiKeyRejection.API_KEY_REVOKED));
                assertThat(keys.verify(added.key())).isEqualTo(new Accepted(added.record()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void revoke_unknownId_changesNothing() throws IOException {
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);

        assertThat(store.revoke(ID)).isFalse();
        assertThat(file).isEmptyFile();
    }

    @Test
    void add_sameIdAgain_isRefused() throws IOException {
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
        store.add(record("s", Set.of()));

        assertThatIllegalArgumentException().isThrownBy(() -> store.add(record("t", Set.of())));
    }

    @Test
    void add_toAFullFile_isRefused() throws IOException {
        write(IntStream.range(0, PropertiesFileApiKeyStore.MAX_RECORDS)
                .mapToObj(number -> GOOD.replace(ID, String.format("%016d", number)))
                .collect(Collectors.joining()));
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file);

        assertThat(store.add(record("s", Set.of()))).isFalse();
        assertThat(store.find(ID)).isEqualTo(new Unknown());
    }

    @Test
    void add_thatWouldLeaveNoRoomToRevoke_isRefused() throws IOException {
        List<ApiKeyRecord> records = largeRecords(OwnersFile.MAX_BYTES - 64L * PropertiesFileApiKeyStore.MAX_RECORDS);
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
        write(ApiKeyFormat.write(records.subList(1, records.size())));

        assertThat(store.add(records.get(0))).isTrue();
        assertThat(store.add(large(records.size()))).isFalse();
    }

    @Test
    void revoke_inAFileFilledByAdd_succeeds() throws IOException {
        List<ApiKeyRecord> records = largeRecords(OwnersFile.MAX_BYTES - 64L * PropertiesFileApiKeyStore.MAX_RECORDS);
        write(ApiKeyFormat.write(records));
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file);

        assertThat(store.revoke(records.get(0).id())).isTrue();

        assertThat(store.find(records.get(0).id()))
                .isEqualTo(new Found(records.get(0).asRevoked()));
    }

    @Test
    void revoke_inAFileFilledByOtherMeans_failsAndLeavesItReadable() throws IOException {
        StringBuilder text = new StringBuilder(
                ApiKeyFormat.write(largeRecords(OwnersFile.MAX_BYTES)).replace("\n\n", "\n"));
        long free = OwnersFile.MAX_BYTES - text.toString().getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < free / GOOD.length(); i++) {
            text.append(GOOD.replace(ID, String.format("a%015d", i)));
        }
        write(text.toString());
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.revoke(large(0).id()));

        assertThat(store.find(large(0).id())).isEqualTo(new Found(large(0)));
    }

    @Test
    void open_moreRecordsThanAFileMayHold_isRefused() throws IOException {
        write(IntStream.rangeClosed(0, PropertiesFileApiKeyStore.MAX_RECORDS)
                .mapToObj(number -> GOOD.replace(ID, String.format("%016d", number)))
                .collect(Collectors.joining()));

        assertThatIllegalArgumentException().isThrownBy(() -> PropertiesFileApiKeyStore.open(file));
    }

    @Test
    void open_commentsBlankAndWindowsLines_areReadOver() throws IOException {
        write("# comment\r\n\r\n   \n" + GOOD.replace("\n", "\r\n"));

        assertThat(PropertiesFileApiKeyStore.open(file).find(ID)).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MARKER",
                "!MARKER",
                "MARKER.hash=MARKER",
                "' 0123456789abcdef.roles=MARKER'",
                "0123456789abcdef.roles =MARKER",
                "0123456789abcdef.roles: MARKER",
                "0123456789abcdef.MARKER=x",
                "0123456789abcdef.marker=MARKER",
                "0123456789abcdef.subject=MARKER",
                "0123456789abcdef.roles=MARKER\\",
                "0123456789abcdef.roles=MARKER,MARKER",
                "0123456789abcdef.roles=MARKER, a",
                "0123456789abcdef.roles=MARKER,",
                "0123456789abcdef.roles=",
                "0123456789abcdef.scopes=MARKER  a",
                "0123456789abcdef.scopes=MARKER MARKER",
                "0123456789abcdef.expires=MARKER",
                "0123456789abcdef.expires=2031-01-01",
                "0123456789abcdef.revoked=MARKER",
                "0123456789abcdef.revoked=TRUE"
            })
    void open_brokenLine_namesTheLineAndNotItsContent(String line) throws IOException {
        write(GOOD + line + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertiesFileApiKeyStore.open(file))
                .withMessageStartingWith("API key file, line 4: ")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContainIgnoringCase("marker"));
    }

    @ParameterizedTest
    @CsvSource({"hash", "subject", "created"})
    void open_keyWithoutAMandatoryMember_namesItsFirstLine(String member) throws IOException {
        write("# comment\n" + GOOD.replaceFirst(ID + "." + member + "=.*\n", "") + GOOD.replace(ID, OTHER_ID));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertiesFileApiKeyStore.open(file))
                .withMessageStartingWith("API key file, line 2: ");
    }

    @Test
    void open_contradictoryKey_namesItsFirstLine() throws IOException {
        write(GOOD + ID + ".expires=2030-01-01T00:00:00Z\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertiesFileApiKeyStore.open(file))
                .withMessageStartingWith("API key file, line 1: ")
                .withMessageContaining("expiresAt");
    }

    @Test
    void open_carriageReturnWithinALine_isRefused() throws IOException {
        write(GOOD + "# comment\r" + ID + ".revoked=true\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertiesFileApiKeyStore.open(file))
                .withMessageStartingWith("API key file, line 4: ");
    }

    @Test
    void open_invalidUtf8_isRefused() throws IOException {
        Files.write(file, new byte[] {'#', (byte) 0xc0});

        assertThatThrownBy(() -> PropertiesFileApiKeyStore.open(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"rw--w----", "rw-----w-"})
    void open_fileThatOthersMayWrite_isRefused(String permissions) throws IOException {
        write(GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertiesFileApiKeyStore.open(file))
                .withMessageContaining("chmod go-w");
    }

    @Test
    void open_hugeFile_isRefusedUnread() throws IOException {
        write("#" + "x".repeat(16 * 1024 * 1024));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertiesFileApiKeyStore.open(file))
                .withMessageContaining("16 MiB");
    }

    @Test
    void open_missing_andCreate_existing_areRefused() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> PropertiesFileApiKeyStore.open(file));
        write(GOOD);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> PropertiesFileApiKeyStore.create(file));
    }

    @Test
    void find_fileBrokenMeanwhile_isUnavailableUntilMended() throws IOException {
        write(GOOD);
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file);

        write(GOOD + "broken\n");
        assertThat(store.find(ID)).isEqualTo(new Unavailable(Duration.ofSeconds(5)));

        write(GOOD + "# mended\n\n\n");
        assertThat(store.find(ID)).isInstanceOf(Found.class);
    }

    @Test
    void find_fileGone_isUnavailableUntilItIsBack() throws IOException {
        write(GOOD);
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file);

        Files.delete(file);
        assertThat(store.find(ID)).isInstanceOf(Unavailable.class);

        write(GOOD);
        assertThat(store.find(ID)).isInstanceOf(Found.class);
    }

    @Test
    void find_othersMayWriteMeanwhile_isUnavailableUntilMended() throws IOException {
        write(GOOD);
        PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.open(file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertThat(store.find(ID)).isInstanceOf(Unavailable.class);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(store.find(ID)).isInstanceOf(Found.class);
    }

    @Test
    void find_mendedWithoutATrace_recoversAfterFiveSeconds() throws IOException {
        write(GOOD);
        MovableClock clock = new MovableClock();
        PropertiesFileApiKeyStore store = new PropertiesFileApiKeyStore(new OwnersFile(file), clock);
        breakAndMendWithoutATrace(store);

        clock.set(NOW.plusMillis(4_999));
        assertThat(store.find(ID)).isInstanceOf(Unavailable.class);
        clock.set(NOW.plusMillis(5_000));
        assertThat(store.find(ID)).isInstanceOf(Found.class);
    }

    private void breakAndMendWithoutATrace(PropertiesFileApiKeyStore store) throws IOException {
        write(GOOD + "!\n");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        assertThat(store.find(ID)).isInstanceOf(Unavailable.class);
        write(GOOD + "#\n");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static ApiKeyRecord record(String subject, Set<String> roles) {
        return new ApiKeyRecord(
                ID, "A".repeat(43), subject, roles, Set.of("x"), NOW, Optional.of(NOW.plusMillis(1)), false);
    }

    /** As many as their text, in UTF-8, fits into so many bytes. */
    private static List<ApiKeyRecord> largeRecords(long bytes) {
        int head = ApiKeyFormat.write(List.of()).length();
        int each = ApiKeyFormat.write(List.of(large(0))).getBytes(StandardCharsets.UTF_8).length - head;
        return IntStream.range(0, (int) ((bytes - head) / each))
                .mapToObj(PropertiesFileApiKeyStoreTest::large)
                .toList();
    }

    private static ApiKeyRecord large(int number) {
        return new ApiKeyRecord(
                String.format("%016d", number),
                "A".repeat(43),
                "s",
                LARGE_ROLES,
                Set.of(),
                NOW,
                Optional.empty(),
                false);
    }
}
