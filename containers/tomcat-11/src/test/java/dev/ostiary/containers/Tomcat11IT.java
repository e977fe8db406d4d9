package dev.ostiary.containers;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract in Tomcat 11. */
class Tomcat11IT extends AuthFilterContract {
    @TempDir
    static Path work;

    Tomcat11IT() {
        super(application -> new EmbeddedTomcat(work).start(application));
    }
}
