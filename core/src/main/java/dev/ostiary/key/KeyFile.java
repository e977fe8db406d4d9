package dev.ostiary.key;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Public keys from a local file, which is read again when it changes: PEM, JWK or JWK set, as {@link Keys#parsePublic}
 * reads them.
 *
 * <p>A look-up looks at the file's size, time and identity, at most once a second; there is no thread. One request does so
 * while the others use the keys that are there. A new file that is broken, larger than 1 MiB, unreadable or gone, or that
 * can do nothing of what the first one could, leaves the old keys in use, and is logged once. Replace the file by renaming
 * another one over it: what is seen half-written is broken. A key that the new file has as the old one had it stays the same object.
 *
 * <p>Thread-safe; needs no closing.
 */
public final class KeyFile implements KeySource {
    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final WatchedFile file;
    private final KeyUse use;
    private final InstantSource clock;
    private final Set<JwsAlgorithm> algorithms;
    private final Set<JwsAlgorithm> usualAlgorithms;
    private final AtomicReference<Snapshot> snapshot;
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * What was seen of the file.
     *
     * @param keys from when it was last good
     * @param stamp at the last look, taken before reading, so that a change in between is seen at the next look
     * @param obstacle what keeps it from being read; unlike bad content, that may go away without changing the stamp
     */
    private record Snapshot(
            StaticKeys keys,
            Optional<WatchedFile.Stamp> stamp,
            @Nullable String obstacle,
            Instant lookedAt) {}

    private KeyFile(WatchedFile file, KeyUse use, InstantSource clock, Snapshot first) {
        this.file = file;
        this.use = use;
        this.clock = clock;
        this.algorithms = first.keys().algorithms();
        this.usualAlgorithms = first.keys().usualAlgorithms();
        this.snapshot = new AtomicReference<>(first);
    }

    /**
     * Reads the file, which must be good now.
     *
     * @param file its path
     * @return the source
     * @throws IllegalArgumentException if it cannot be read, or holds no usable key
     */
    public static KeyFile at(Path file) {
        return at(file, KeyUse.SIGNATURE);
    }

    /**
     * Reads the file as {@link #at(Path)} does, of a JWK set those keys that are meant for one use.
     *
     * @param file its path
     * @param use what the member {@code use} must say
     * @return the source
     * @throws IllegalArgumentException as there
     */
    public static KeyFile at(Path file, KeyUse use) {
        return at(file, use, InstantSource.system());
    }

    static KeyFile at(Path path, InstantSource clock) {
        return at(path, KeyUse.SIGNATURE, clock);
    }

    private static KeyFile at(Path path, KeyUse use, InstantSource clock) {
        WatchedFile file = new WatchedFile(path);
        Optional<WatchedFile.Stamp> stamp = file.stamp();
        try {
            StaticKeys keys = Keys.parsePublic(file.text(), use);
            return new KeyFile(file, use, clock, new Snapshot(keys, stamp, null, clock.instant()));
        } catch (IOException e) {
            throw new IllegalArgumentException("file: " + obstacle(e));
        }
    }

    @Override
    public KeyLookup find(KeyQuery query) {
        Instant now = clock.instant();
        Snapshot known = current();
        boolean due = Duration.between(known.lookedAt(), now).abs().compareTo(BETWEEN_LOOKS) >= 0;
        if (due && looking.compareAndSet(false, true)) {
            try {
                snapshot.set(look(current(), now));
            } finally {
                looking.set(false);
            }
        }
        return current().keys().find(query);
    }

    private Snapshot current() {
        return Objects.requireNonNull(snapshot.get(), "set from the start");
    }

    private Snapshot look(Snapshot known, Instant now) {
        Optional<WatchedFile.Stamp> stamp = file.stamp();
        boolean changed = !stamp.equals(known.stamp());
        if (!changed && known.obstacle() == null) {
            return new Snapshot(known.keys(), stamp, null, now);
        }
        try {
            StaticKeys keys = Keys.parsePublic(file.text(), use).keeping(known.keys());
            requireSomethingInCommon(keys);
            LOG.log(
                    Level.INFO,
                    "Key file {0}: read again, {1} keys",
                    file.path(),
                    keys.keys().size());
            return new Snapshot(keys, stamp, null, now);
        } catch (IllegalArgumentException broken) {
            LOG.log(Level.WARNING, "Key file {0}: old keys stay in use: {1}", file.path(), broken.getMessage());
            return new Snapshot(known.keys(), stamp, null, now);
        } catch (IOException e) {
            String obstacle = obstacle(e);
            if (!obstacle.equals(known.obstacle())) {
                LOG.log(Level.WARNING, "Key file {0}: old keys stay in use: {1}", file.path(), obstacle);
            }
            return new Snapshot(known.keys(), stamp, obstacle, now);
        }
    }

    /** A verifier settled at its start what it accepts; keys for nothing of that would reject every token. */
    private void requireSomethingInCommon(StaticKeys keys) {
        Set<JwsAlgorithm> expected = EnumSet.copyOf(algorithms);
        expected.addAll(usualAlgorithms);
        if (Collections.disjoint(keys.algorithms(), expected)) {
            throw new IllegalArgumentException(
                    "its keys are for " + keys.algorithms() + ", expected any of " + expected);
        }
    }

    private static String obstacle(IOException e) {
        return "cannot be read: " + e.getClass().getSimpleName();
    }

    /**
     * Those of the file as it was when this was made.
     *
     * @return unmodifiable
     */
    @Override
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Those of the file as it was when this was made: see {@link StaticKeys#usualAlgorithms()}.
     *
     * @return unmodifiable
     */
    @Override
    public Set<JwsAlgorithm> usualAlgorithms() {
        return usualAlgorithms;
    }

    /** Shows how many keys there are. */
    @Override
    public String toString() {
        return "KeyFile[" + current().keys().keys().size() + " keys]";
    }
}
