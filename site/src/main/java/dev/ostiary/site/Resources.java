package dev.ostiary.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The files of the site that are written by hand. */
final class Resources {
    private Resources() {}

    static String text(String name) throws IOException {
        try (InputStream file = Resources.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + name + " beside " + Resources.class.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
