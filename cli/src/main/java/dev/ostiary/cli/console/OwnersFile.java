package dev.ostiary.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A new file that only its owner can read, from its first byte on; where the file system knows no owners, as everybody's. Immutable.
 *
 * @param path where
 */
public record OwnersFile(Path path) {

    /**
     * Says in time that a file is there already, before another is written beside it.
     *
     * @throws Complaint if it is
     */
    public void requireNew() {
        if (Files.exists(path)) {
            throw existing();
        }
    }

    /**
     * Writes it. An existing file is left alone.
     *
     * @param text its only line, or lines; a line end is added
     * @throws Complaint if there is one of that name, or it cannot be written
     */
    public void write(String text) {
        try (OutputStream file = Channels.newOutputStream(Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions()))) {
            file.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException there) {
            throw existing();
        } catch (IOException broken) {
            throw Complaint.refused(path + ": cannot be written; check that its folder is there and yours");
        }
    }

    private Complaint existing() {
        return Complaint.refused(
                path + ": is there already and stays as it is; name another file, or move that one away");
    }

    private FileAttribute<?>[] permissions() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
