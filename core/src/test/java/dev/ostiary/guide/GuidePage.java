package dev.ostiary.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of documentation, or a part of it, whose Java code a test runs. */
public record GuidePage(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final Path TESTS = Path.of("src", "test", "java");

    /** A page by its path in the repository; tests run in the folder of a module. */
    public static GuidePage of(String path) throws IOException {
        return new GuidePage(Files.readString(Path.of("..").resolve(path)));
    }

    /** From a heading on. */
    public GuidePage from(String heading) {
        return new GuidePage(text.substring(placeOf(heading, 0)));
    }

    /** Up to the next text like that after the first line. */
    public GuidePage until(String heading) {
        return new GuidePage(text.substring(0, placeOf(heading, 1)));
    }

    private int placeOf(String heading, int start) {
        int place = text.indexOf("\n" + heading, start);
        assertThat(place).as(heading).isNotNegative();
        return place;
    }

    /** The Java code, block by block. */
    public Stream<String> blocks() {
        return BLOCK.matcher(text).results().map(block -> block.group(1));
    }

    /** That a test has a block word for word, and imports what the block imports. */
    public static void assertIsIn(Class<?> test, String block) throws IOException {
        String source = Files.readString(TESTS.resolve(test.getName().replace('.', '/') + ".java"));
        assertThat(new JavaBlock(block).isPartOf(source))
                .as("%s has, imports included:%n%s", test, block)
                .isTrue();
    }
}
