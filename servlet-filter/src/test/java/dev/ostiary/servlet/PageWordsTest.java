package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The words of the documentation are spelled right: each of four letters or more, outside of code, stands in a list that somebody has
 * read. A new word is added to {@code words.txt}, which is sorted.
 */
class PageWordsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path WORDS = Path.of("src/test/resources/dev/ostiary/servlet/words.txt");

    /** Blocks, code, comments, targets of links, tags, addresses. */
    private static final Pattern NO_TEXT =
            Pattern.compile("(?ms)^```.*?^```$|`[^`]*`|<!--.*?-->|(?<=\\])\\([^)]*\\)|<[^>]*>|https?://\\S+");

    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z])[A-Za-z][a-z]{3,}(?![A-Za-z])");

    static List<Path> pages() throws IOException {
        return PageLinksTest.pages().toList();
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(NO_TEXT.matcher(text).replaceAll(" "))
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return words;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_hasNoWordThatNobodyHasRead(Path page) throws IOException {
        Set<String> unread = wordsOf(Files.readString(ROOT.resolve(page)));
        Files.readAllLines(WORDS).forEach(unread::remove);

        assertThat(unread)
                .as("words that are new: correct them, or add them to servlet-filter/%s", WORDS)
                .isEmpty();
    }

    @Test
    void list_isSortedAndHasEachWordOnce() throws IOException {
        List<String> words = Files.readAllLines(WORDS);

        assertThat(words).containsExactlyElementsOf(new TreeSet<>(words));
        assertThat(words).allMatch(word -> word.matches("[a-z]{4,}"));
    }

    @Test
    void words_ofAText_areThoseOutsideOfCode() {
        String text = """
            A *Filter* asks `getUserPrincipal()`; [see here](docs/sign-in.md#xyzz), at <https://xyzz.example>.

            ```java
            int xyzz;
            ```
            JWTs of OpenID don't.
            """;

        assertThat(wordsOf(text)).containsExactly("asks", "filter", "here");
    }
}
