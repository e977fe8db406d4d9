package dev.ostiary.servlet.config;

import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.PropertiesFileApiKeyStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The store of API keys in a file. Problems name the file, never what stands in it. Stateless. */
final class ApiKeyFile {
    private static final String STORE = "store";

    private ApiKeyFile() {}

    /** Empty for the word that stands for the store of sessions. */
    static Optional<ApiKeyStore> openUnlessStore(String text) {
        return text.equals(STORE) ? Optional.empty() : Optional.of(open(text));
    }

    private static PropertiesFileApiKeyStore open(String text) {
        Path file = ResourceText.file(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + text + "' is neither store nor begins with file:"));
        try {
            return PropertiesFileApiKeyStore.open(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("the file '" + file + "' does not exist", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file '" + file + "' cannot be read", e);
        }
    }
}
