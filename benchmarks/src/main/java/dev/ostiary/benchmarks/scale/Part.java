package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Arguments;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** One section of the report. */
interface Part {
    /** By which the arguments name it, and its files begin. */
    String name();

    Section measure(Arguments given) throws RunnerException, IOException, GeneralSecurityException;

    /**
     * What is to be read and seen of it.
     *
     * @param text Markdown
     * @param pictures SVG by the names of their files
     */
    record Section(String text, Map<String, String> pictures) {
        public Section {
            pictures = Map.copyOf(pictures);
        }
    }
}
