package dev.ostiary.key;

import dev.ostiary.encoding.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file whose changes can be seen from outside.
 *
 * @param path links are followed at each look, so that one that is pointed elsewhere counts as a change
 */
record WatchedFile(Path path) {
    private static final int MAX_BYTES = 1024 * 1024;

    /** What a file looks like without reading it. */
    record Stamp(long size, FileTime modified, @Nullable Object identity) {}

    /** Empty where there is no file, or none that may be looked at. */
    Optional<Stamp> stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Its whole text; a file that is too large is refused unread. */
    String text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("is larger than 1 MiB");
            }
            return FileText.of(bytes);
        }
    }
}
