package dev.ostiary.example;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds {@code src/main/webapp} of this module, from wherever its classes were compiled to. */
final class WebappFolder {
    private WebappFolder() {}

    static Path find() {
        try {
            URI classes = WebappFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(classes).resolve("../../src/main/webapp").normalize();
        } catch (URISyntaxException unreadable) {
            throw new IllegalStateException("The folder of the compiled classes has an unreadable name", unreadable);
        }
    }
}
