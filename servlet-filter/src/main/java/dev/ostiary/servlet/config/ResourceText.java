package dev.ostiary.servlet.config;

import dev.ostiary.encoding.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text that a configuration points to. Problems name the place, never what stands there. Stateless. */
final class ResourceText {
    private static final int MAX_BYTES = 1 << 20;
    private static final String FILE = "file:";
    private static final String CLASSPATH = "classpath:";

    private ResourceText() {}

    static boolean isLocation(String text) {
        return text.startsWith(FILE) || text.startsWith(CLASSPATH);
    }

    /** What stands at a {@linkplain #isLocation location}. */
    static String at(String location) {
        return location.startsWith(FILE)
                ? ofFile(location.substring(FILE.length()))
                : ofClasspath(location.substring(CLASSPATH.length()));
    }

    /** As {@link #at}, for what is no text. */
    static byte[] bytesAt(String location) {
        return location.startsWith(FILE)
                ? ofFile(location.substring(FILE.length()), ResourceText::bytes)
                : ofClasspath(location.substring(CLASSPATH.length()), ResourceText::bytes);
    }

    /** What stands at a location, or the text itself. */
    static byte[] content(String text) {
        return isLocation(text) ? bytesAt(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The file that a location names; empty when it is no file's. */
    static Optional<Path> file(String location) {
        return location.startsWith(FILE)
                ? Optional.of(absolute(location.substring(FILE.length()), "the file"))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException when the file is not named absolutely or cannot be read as UTF-8 */
    static String ofFile(String name) {
        return ofFile(name, ResourceText::utf8);
    }

    private static <T> T ofFile(String name, Reading<T> reading) {
        String place = "the file '" + name + "'";
        try (InputStream in = Files.newInputStream(absolute(name, place))) {
            return reading.read(in, place);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(place + " does not exist", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(place + " cannot be read", e);
        }
    }

    /** Looks into the application first, then into whatever holds this library. */
    static String ofClasspath(String name) {
        return ofClasspath(name, ResourceText::utf8);
    }

    private static <T> T ofClasspath(String name, Reading<T> reading) {
        String place = "the resource '" + name + "'";
        String path = name.replaceFirst("^/+", "");
        Stream<Optional<ClassLoader>> loaders = Stream.of(
                Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                Optional.ofNullable(ResourceText.class.getClassLoader()));
        try (@Nullable
                InputStream in = loaders.flatMap(Optional::stream)
                        .flatMap(loader -> Stream.ofNullable(loader.getResourceAsStream(path)))
                        .findFirst()
                        .orElse(null)) {
            if (in == null) {
                throw new IllegalArgumentException(place + " is not on the class path");
            }
            return reading.read(in, place);
        } catch (IOException e) {
            throw new IllegalArgumentException(place + " cannot be read", e);
        }
    }

    private static Path absolute(String name, String place) {
        try {
            Path path = Path.of(name.startsWith("///") ? name.substring(2) : name);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(place + " has a name that no file can have", e);
        }
        throw new IllegalArgumentException(place + " is not named by an absolute path");
    }

    /** Reads up to the limit of 1 MiB; whoever asks closes the stream. */
    static String utf8(InputStream in, String place) throws IOException {
        byte[] bytes = bytes(in, place);
        try {
            return FileText.of(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + " " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(InputStream in, String place) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(place + " is larger than " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    /** Makes something of what stands at a place. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(InputStream in, String place) throws IOException;
    }
}
