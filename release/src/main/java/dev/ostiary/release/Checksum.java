package dev.ostiary.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The checksums that stand beside a file. Those that Central asks for must be there; any that is there must be right. */
enum Checksum {
    MD5("MD5", ".md5", true),
    SHA_1("SHA-1", ".sha1", true),
    SHA_256("SHA-256", ".sha256", false),
    SHA_512("SHA-512", ".sha512", false);

    private final String algorithm;
    private final String suffix;
    private final boolean required;

    Checksum(String algorithm, String suffix, boolean required) {
        this.algorithm = algorithm;
        this.suffix = suffix;
        this.required = required;
    }

    static Stream<Problem> problems(Path file) {
        return Stream.of(values()).flatMap(each -> each.problem(file));
    }

    private Stream<Problem> problem(Path file) {
        Path sum = file.resolveSibling(file.getFileName() + suffix);
        String name = sum.getFileName().toString();
        try {
            if (!Files.isRegularFile(sum)) {
                return required ? Stream.of(new Problem(name, "is missing")) : Stream.empty();
            }
            return Files.readString(sum).strip().equals(of(file))
                    ? Stream.empty()
                    : Stream.of(new Problem(name, "is not the checksum of the file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In hexadecimal, in lower case. */
    String of(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it stands. */
    Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
