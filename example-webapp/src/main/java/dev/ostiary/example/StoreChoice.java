package dev.ostiary.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the command line says that sessions are to be kept.
 *
 * @param kind in which kind of store
 * @param place the URL of a PostgreSQL or Redis, which may hold a password; the folder of an H2 database, or nothing for a
 *     new one among the temporary files
 */
record StoreChoice(Kind kind, String place) {
    /** What there is to choose from. */
    enum Kind {
        MEMORY(""),
        H2(""),
        POSTGRES("jdbc:postgresql://HOST/DATABASE"),
        REDIS("redis://HOST");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        /** Whether it is a server, which other nodes share. */
        boolean isServer() {
            return !form.isEmpty();
        }

        private String scheme() {
            return form.substring(0, form.indexOf("//") + 2);
        }

        private boolean fits(String url) {
            return url.startsWith(scheme()) || (this == REDIS && url.matches("rediss?(-sentinel|-cluster)?://.*"));
        }
    }

    /** @throws IllegalArgumentException with one line to show to the user, without the URL */
    StoreChoice {
        if (kind.isServer() && !kind.fits(place)) {
            throw new IllegalArgumentException("--store-url, or STORE_URL: expected " + kind.form);
        }
        if (kind == Kind.H2 && place.contains(";")) {
            throw new IllegalArgumentException("--store-folder: H2 takes no folder with a semicolon in its name");
        }
    }

    static Kind kind(String text) {
        return switch (text) {
            case "memory" -> Kind.MEMORY;
            case "h2" -> Kind.H2;
            case "postgres" -> Kind.POSTGRES;
            case "redis" -> Kind.REDIS;
            default ->
                throw new IllegalArgumentException("--store: expected memory, h2, postgres or redis, got: " + text);
        };
    }

    /** The same for the filter, as its setting {@code session-store}; databases {@link LauncherStores} opens. */
    String location() throws IOException {
        return switch (kind) {
            case MEMORY -> "memory";
            case H2 -> "jdbc:h2:file:" + folder().toAbsolutePath().resolve("ostiary-example");
            case POSTGRES, REDIS -> place;
        };
    }

    /** Not one of a known name, where somebody else on this machine could have put a database of his own. */
    private Path folder() throws IOException {
        return place.isEmpty() ? Files.createTempDirectory("ostiary-example") : Files.createDirectories(Path.of(place));
    }

    /** Without the place. */
    @Override
    public String toString() {
        return "StoreChoice[" + kind + "]";
    }
}
