package dev.ostiary.example;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds the pages of the application: {@code src/main/webapp} of this module, or {@code webapp} within the jar that runs. */
final class WebappFolder {
    private WebappFolder() {}

    static URI find() {
        return near(ownPlace());
    }

    /** By where the classes of this module are: the folder that they were compiled to, or a jar. */
    static URI near(URI classes) {
        return classes.getPath().endsWith("/")
                ? Path.of(classes).resolve("../../src/main/webapp").normalize().toUri()
                : URI.create("jar:" + classes + "!/webapp/");
    }

    private static URI ownPlace() {
        try {
            return WebappFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException unreadable) {
            throw new IllegalStateException("The folder of the compiled classes has an unreadable name", unreadable);
        }
    }
}
