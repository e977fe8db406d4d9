package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A server as its makers ship it, below {@code target}. */
interface Server {
    /** With its version, as the guide names it. */
    String name();

    /** Below which of its versions it needs no other JDK than that of the build. */
    int oldestJava();

    /**
     * What starts it with these applications, and stays in the foreground.
     *
     * @param jdk its home
     * @param folder empty, for what belongs to this run
     * @param port where it shall listen
     */
    ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException;

    /** Whether its applications may have WebSocket endpoints as it stands. */
    default boolean hasSockets() {
        return true;
    }

    /** What it says on its standard output when it is through with them. */
    Pattern done();

    /** How often it says so. */
    default int timesDone(int applications) {
        return 1;
    }
}
