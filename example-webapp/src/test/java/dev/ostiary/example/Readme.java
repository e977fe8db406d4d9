package dev.ostiary.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's front page, from which tests take what it promises. */
final class Readme {
    private static final Path FILE = Path.of("..", "README.md");

    private Readme() {}

    /** The fenced block of that language right after the line {@code <!-- test:name -->}. */
    static String block(String name, String language) throws IOException {
        String marker = "<!-- test:" + name + " -->";
        Matcher block = Pattern.compile(
                        "^" + Pattern.quote(marker) + "\\R+```" + language + "\\R(.*?)^```$",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(FILE));
        if (!block.find()) {
            throw new IllegalStateException(
                    "README.md: expected a fenced " + language + " block right after the line " + marker);
        }
        return block.group(1);
    }
}
