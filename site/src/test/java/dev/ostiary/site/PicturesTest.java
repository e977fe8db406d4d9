package dev.ostiary.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class PicturesTest {
    static Stream<Map.Entry<String, String>> pictures() {
        return Pictures.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_isTheOneInDocs(Map.Entry<String, String> picture) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "images", picture.getKey())))
                .isEqualTo(picture.getValue());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_isXmlWithATitle_lightAndDark(Map.Entry<String, String> picture) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture.getValue())));

        assertThat(picture.getValue()).contains("<title>", "prefers-color-scheme: dark");
    }
}
