package dev.ostiary.servlet.config;

import dev.ostiary.apikey.PropertiesFileApiKeyStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The store of API keys in a file. Problems name the file, never what stands in it. Stateless. */
final class ApiKeyFile {
    private ApiKeyFile() {}

    static PropertiesFileApiKeyStore open(String text) {
        Path file = ResourceText.file(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' does not begin with file:"));
        try {
            return PropertiesFileApiKeyStore.open(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("the file '" + file + "' does not exist", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file '" + file + "' cannot be read", e);
        }
    }
}
