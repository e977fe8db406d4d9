package dev.ostiary.release;

import java.io.IOException;
import java.util.stream.Stream;

/** Looks at one artifact. */
interface Rule {
    Stream<Problem> problems(Artifact artifact) throws IOException;
}
