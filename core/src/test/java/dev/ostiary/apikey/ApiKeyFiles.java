package dev.ostiary.apikey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file with the record of one API key, that of {@code build-server} with the role {@code ci} and the scope {@code push}.
 *
 * @param setting what {@code api-keys} is set to
 * @param key the API key
 */
public record ApiKeyFiles(String setting, String key) {
    /** Goes with the process. */
    public static ApiKeyFiles create() {
        try {
            Path directory = Files.createTempDirectory("api-keys");
            Path file = directory.resolve("keys.properties");
            PropertiesFileApiKeyStore store = PropertiesFileApiKeyStore.create(file);
            IssuedApiKey issued = ApiKeys.of(store).issue("build-server", Set.of("ci"), Set.of("push"));
            store.add(issued.record());
            file.toFile().deleteOnExit();
            directory.resolve(".keys.properties.lock").toFile().deleteOnExit();
            return new ApiKeyFiles("file:" + file, issued.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
