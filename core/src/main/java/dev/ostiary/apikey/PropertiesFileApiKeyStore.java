package dev.ostiary.apikey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in a file of lines {@code <id>.<member>=<value>}, in UTF-8.
 *
 * <pre>
 * # a comment
 * 0a1b2c3d4e5f6g7h.hash=ZXhhbXBsZQ...
 * 0a1b2c3d4e5f6g7h.subject=build-server
 * 0a1b2c3d4e5f6g7h.roles=ci,deploy
 * 0a1b2c3d4e5f6g7h.scopes=artifacts:read artifacts:write
 * 0a1b2c3d4e5f6g7h.created=2030-01-01T00:00:00Z
 * 0a1b2c3d4e5f6g7h.expires=2031-01-01T00:00:00Z
 * 0a1b2c3d4e5f6g7h.revoked=true
 * </pre>
 *
 * <p>Members {@code hash}, {@code subject} and {@code created} are mandatory; roles are separated by a comma, scopes by a
 * space, neither with more around them. Nothing is escaped and no backslash occurs, so {@link java.util.Properties} reads
 * the same. Any other line, a repeated member and an incomplete key are errors that name the line; the whole file is
 * refused then.
 *
 * <p>A change of the file counts from the next lookup on if it shows in the file's time, size, identity or permissions.
 * While it is missing, broken or writable by others than its
 * owner, lookups are {@link ApiKeyLookup.Unavailable}, and the cause is logged, without content, once in five seconds.
 * {@link #add} and {@link #revoke} replace it as a whole, readable by its owner only where the file system knows owners;
 * comments are lost. Any number of stores and processes may do so to one file: they take turns by a lock on an empty file
 * {@code .<name>.lock} beside it, which stays there. Who edits the file by other means does not wait for that. Thread-safe.
 */
public final class PropertiesFileApiKeyStore implements ApiKeyStore {
    /** The largest number of records in a file: 10,000. */
    public static final int MAX_RECORDS = 10_000;

    /** More than a line {@code <id>.revoked=true}, a blank line and times in full add to a record. */
    private static final int REVOCATION_BYTES = 64;

    /** What {@link #add} fills at most, so that every record can still be revoked. */
    private static final long MAX_ADDED_BYTES = OwnersFile.MAX_BYTES - (long) REVOCATION_BYTES * MAX_RECORDS;

    private static final System.Logger LOG = System.getLogger(PropertiesFileApiKeyStore.class.getName());
    private static final Duration RETRY_AFTER_FAULT = Duration.ofSeconds(5);

    private final OwnersFile file;
    private final InstantSource clock;
    private final AtomicReference<Snapshot> snapshot;
    private final Object writing;

    /** What the file was like when it was last read; without records when it could not be read. */
    private record Snapshot(
            Optional<OwnersFile.Stamp> stamp, @Nullable Map<String, ApiKeyRecord> records, Instant readAt) {}

    PropertiesFileApiKeyStore(OwnersFile file, InstantSource clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.writing = file.monitor();
        this.snapshot = new AtomicReference<>(new Snapshot(file.stamp(), read(file), clock.instant()));
    }

    /**
     * What such a file says of a key: a line {@code <id>.<member>=<value>} for each.
     *
     * @param record the key
     * @return the value of each member, in the order of the lines
     */
    public static Map<String, String> members(ApiKeyRecord record) {
        return ApiKeyEntry.members(record);
    }

    /**
     * Opens a file that is there.
     *
     * @param file its path; a symbolic link is followed once, now
     * @return the store
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is broken, too large, or writable by others than its owner
     */
    public static PropertiesFileApiKeyStore open(Path file) throws IOException {
        return new PropertiesFileApiKeyStore(new OwnersFile(file.toRealPath()), InstantSource.system());
    }

    /**
     * Makes an empty file, readable by its owner only where the file system knows owners, and opens it.
     *
     * @param file its path, in a directory that is there
     * @return the store
     * @throws IOException if it cannot be made, or exists
     */
    public static PropertiesFileApiKeyStore create(Path file) throws IOException {
        new OwnersFile(file).create();
        return open(file);
    }

    @Override
    public ApiKeyLookup find(String id) {
        Map<String, ApiKeyRecord> records = current().records();
        if (records == null) {
            return new ApiKeyLookup.Unavailable(RETRY_AFTER_FAULT);
        }
        ApiKeyRecord record = records.get(id);
        return record == null ? new ApiKeyLookup.Unknown() : new ApiKeyLookup.Found(record);
    }

    /**
     * Writes a record into the file.
     *
     * @param record of an id that is not there yet
     * @return false if the file has {@link #MAX_RECORDS} already, or would come so near 16 MiB that not every record
     *     could be revoked; the key is then refused as unknown
     * @throws IOException if the file cannot be read or replaced; it is unchanged then
     * @throws IllegalArgumentException if there is a record of that id, or the file is broken
     */
    public boolean add(ApiKeyRecord record) throws IOException {
        synchronized (writing) {
            FileChannel lock = file.lock();
            try {
                return addLocked(record);
            } finally {
                lock.close();
            }
        }
    }

    /**
     * Takes a key back, from the next lookup on. There is always room for it in a file that {@link #add} wrote, but
     * perhaps not in one that was filled up to 16 MiB by other means.
     *
     * @param id the record's id
     * @return whether there is such a record, revoked before or not
     * @throws IOException if the file cannot be read or replaced; it is unchanged then
     * @throws IllegalArgumentException if the file is broken
     */
    public boolean revoke(String id) throws IOException {
        synchronized (writing) {
            FileChannel lock = file.lock();
            try {
                return revokeLocked(id);
            } finally {
                lock.close();
            }
        }
    }

    private boolean addLocked(ApiKeyRecord record) throws IOException {
        Map<String, ApiKeyRecord> records = read(file);
        if (records.containsKey(record.id())) {
            throw new IllegalArgumentException("record: there is one of that id already");
        }
        if (records.size() >= MAX_RECORDS) {
            return false;
        }
        records.put(record.id(), record);
        byte[] content = encoded(records);
        if (content.length > MAX_ADDED_BYTES) {
            return false;
        }
        file.replace(content);
        return true;
    }

    private boolean revokeLocked(String id) throws IOException {
        Map<String, ApiKeyRecord> records = read(file);
        if (records.computeIfPresent(id, (same, record) -> record.asRevoked()) == null) {
            return false;
        }
        file.replace(encoded(records));
        return true;
    }

    /** The stamp is taken before the content, so a change in between is seen at the next lookup. */
    private Snapshot current() {
        Snapshot known = Objects.requireNonNull(snapshot.get(), "set when opened");
        Optional<OwnersFile.Stamp> stamp = file.stamp();
        boolean retry = known.records() == null
                && !known.readAt().plus(RETRY_AFTER_FAULT).isAfter(clock.instant());
        if (known.stamp().equals(stamp) && !retry) {
            return known;
        }
        Snapshot fresh = new Snapshot(stamp, readOrNull(), clock.instant());
        snapshot.set(fresh);
        return fresh;
    }

    private @Nullable Map<String, ApiKeyRecord> readOrNull() {
        try {
            return read(file);
        } catch (IllegalArgumentException broken) {
            LOG.log(System.Logger.Level.ERROR, "No API key can be looked up: {0}", broken.getMessage());
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.ERROR, "API key file: cannot be read: {0}", unreadable.getClass());
        }
        return null;
    }

    private static byte[] encoded(Map<String, ApiKeyRecord> records) {
        return ApiKeyFormat.write(records.values()).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, ApiKeyRecord> read(OwnersFile file) throws IOException {
        Map<String, ApiKeyRecord> records = new LinkedHashMap<>(ApiKeyFormat.read(file.read()));
        if (records.size() > MAX_RECORDS) {
            throw new IllegalArgumentException("API key file: expected at most 10000 keys");
        }
        return records;
    }
}
