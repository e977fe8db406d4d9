package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ostiary.servlet.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What editors are told of each property is what the filter knows of it. */
class ConfigurationMetadataTest {
    private static String file() throws IOException {
        try (InputStream file =
                OstiaryAutoConfiguration.class.getClassLoader().getResourceAsStream(ConfigurationMetadata.RESOURCE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void file_isWhatTheSettingsSay() throws IOException {
        assertThat(file()).isEqualTo(ConfigurationMetadata.text());
    }

    @Test
    void file_hasEachSetting() throws IOException {
        JsonNode properties = new ObjectMapper().readTree(file()).get("properties");

        assertThat(properties).hasSize(Setting.values().length + 1);
        assertThat(properties.findValuesAsText("name")).contains("ostiary.clock-skew", "ostiary.rule");
    }

    @Test
    void words_ofAChoice_areItsOwn() {
        assertThat(ConfigurationMetadata.words(Setting.COVERAGE)).containsExactly("off", "log", "fail");
        assertThat(ConfigurationMetadata.words(Setting.REALM)).isEmpty();
    }
}
