package dev.ostiary.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's front page and its guides, from which tests take what they promise. */
final class Readme {
    private static final String FRONT_PAGE = "README.md";

    private Readme() {}

    /** The fenced block of that language right after the line {@code <!-- test:name -->}. */
    static String block(String name, String language) throws IOException {
        return block(FRONT_PAGE, name, language);
    }

    /** The same of another page, by its path in the repository. */
    static String block(String page, String name, String language) throws IOException {
        return after(page, "<!-- test:" + name + " -->", language);
    }

    /** The file that a page shows right after the line {@code <!-- file:path -->}. */
    static String file(String page, String path) throws IOException {
        return after(page, "<!-- file:" + path + " -->", path.replaceFirst(".*\\.", ""));
    }

    private static String after(String page, String marker, String language) throws IOException {
        Matcher block = Pattern.compile(
                        "^" + Pattern.quote(marker) + "\\R+```" + language + "\\R(.*?)^```$",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..").resolve(page)));
        if (!block.find()) {
            throw new IllegalStateException(
                    page + ": expected a fenced " + language + " block right after the line " + marker);
        }
        return block.group(1);
    }
}
