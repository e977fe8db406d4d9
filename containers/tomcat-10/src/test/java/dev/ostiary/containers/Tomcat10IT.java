package dev.ostiary.containers;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract in Tomcat 10. */
class Tomcat10IT extends AuthFilterContract {
    @TempDir
    static Path work;

    Tomcat10IT() {
        super(application -> new EmbeddedTomcat(work).start(application));
    }
}
