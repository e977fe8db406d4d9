package dev.ostiary.cli.console;

import dev.ostiary.encoding.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that a command reads, or standard input where it is named {@code -}. Immutable.
 *
 * @param name as it was written
 */
public record InputFile(String name) {
    private static final int MOST_BYTES = 1 << 20;
    private static final String STANDARD_INPUT = "-";

    /**
     * Whether it is standard input.
     *
     * @return true for {@code -}
     */
    public boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    /**
     * Reads it.
     *
     * @param what is expected in it, in words
     * @param terminal for standard input
     * @return its text without blanks and line ends around it, not empty
     * @throws Complaint if it cannot be read, is no text, is empty, or has more than 1 MiB; the line names the file and shows nothing of it
     */
    public String text(String what, Terminal terminal) {
        return isStandardInput() ? terminal.readText(what) : text(what);
    }

    /**
     * Reads a token or a secret, for which a person is asked without an echo where standard input is his.
     *
     * @param what is expected in it, in words
     * @param terminal for standard input
     * @return as {@link #text}
     * @throws Complaint as there
     */
    public String secret(String what, Terminal terminal) {
        return isStandardInput() ? terminal.readSecret(what) : text(what);
    }

    private String text(String what) {
        byte[] bytes = FileText.withoutByteOrderMark(bytes());
        String text = Complaint.about(name, () -> FileText.of(bytes)).strip();
        if (text.isEmpty()) {
            throw Complaint.refused(name + ": is empty, expected a " + what);
        }
        return text;
    }

    /**
     * Reads it as it is.
     *
     * @return at most 1 MiB
     * @throws Complaint if it cannot be read, or has more
     */
    public byte[] bytes() {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Complaint.refused(name + ": has more than 1 MiB");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw Complaint.refused(name + ": there is no such file");
        } catch (IOException broken) {
            throw Complaint.refused(name + ": cannot be read; check that it is a file and who may read it");
        }
    }
}
