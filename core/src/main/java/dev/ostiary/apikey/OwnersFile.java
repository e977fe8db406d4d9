package dev.ostiary.apikey;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small text file that only its owner may write, replaced as a whole. */
record OwnersFile(Path path) {
    static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final String OWNER_ONLY = "rw-------";

    /** What changes when the file does. */
    record Stamp(FileTime modified, long size, @Nullable Object fileKey, Set<PosixFilePermission> permissions) {}

    /** Empty when there is no file, or none that can be looked at. */
    Optional<Stamp> stamp() {
        try {
            if (isPosix()) {
                PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
                return Optional.of(stamp(attributes, attributes.permissions()));
            }
            return Optional.of(stamp(Files.readAttributes(path, BasicFileAttributes.class), Set.of()));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static Stamp stamp(BasicFileAttributes attributes, Set<PosixFilePermission> permissions) {
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey(), permissions);
    }

    String read() throws IOException {
        if (isPosix() && othersMayWrite(Files.getPosixFilePermissions(path))) {
            throw new IllegalArgumentException(
                    "API key file: others than its owner may write it; run chmod go-w on it");
        }
        if (Files.size(path) > MAX_BYTES) {
            throw new IllegalArgumentException("API key file: expected at most 16 MiB");
        }
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    /**
     * Whoever reads meanwhile sees the old content or the new, never a part; so does whoever reads after a crash. Fails
     * when nobody could read the new content for its size.
     */
    void replace(byte[] content) throws IOException {
        if (content.length > MAX_BYTES) {
            throw new IOException("API key file: would exceed 16 MiB");
        }
        Path directory = path.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(directory, ".api-keys", ".tmp", permissions());
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Waits until no other process changes the file, and keeps it so until the channel is closed. Hold {@link #monitor}
     * from before until after: a second lock within a JVM is an error, and closing a second channel, on some systems,
     * gives the first one's lock away. The lock is on a file beside, since the file itself is replaced; that one stays,
     * for whoever waits for it has it open.
     */
    FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolveSibling("." + path.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                permissions());
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * The same object for the same real path, in the whole JVM: an interned text. A map of locks would be static mutable
     * state that only grows, and would be another one in each class loader. None but this class makes such a text.
     */
    Object monitor() {
        return (OwnersFile.class.getName() + " " + path.toAbsolutePath()).intern();
    }

    /** Fails when the file exists. */
    void create() throws IOException {
        Files.createFile(path, permissions());
    }

    private FileAttribute<?>[] permissions() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean othersMayWrite(Set<PosixFilePermission> permissions) {
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
