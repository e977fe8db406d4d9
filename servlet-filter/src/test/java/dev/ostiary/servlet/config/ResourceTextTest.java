package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTextTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void putBackTheContextClassLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//"})
    void ofFile_pathOrFileUrl_isRead(String prefix, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "caf\u00e9");

        assertThat(ResourceText.ofFile(prefix + file)).isEqualTo("caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "/a.txt"})
    void ofClasspath_resourceOfTheApplication_isRead(String name, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.txt"), "text");
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(application);

            assertThat(ResourceText.ofClasspath(name)).isEqualTo("text");
        }
    }

    @ParameterizedTest
    @NullSource
    void ofClasspath_withoutContextClassLoader_looksBesideTheLibrary(ClassLoader none) {
        Thread.currentThread().setContextClassLoader(none);

        assertThatThrownBy(() -> ResourceText.ofClasspath("nowhere.txt"))
                .hasMessage("the resource 'nowhere.txt' is not on the class path");
    }

    @Test
    void ofClasspath_notText_isRefused() {
        assertThatThrownBy(() -> ResourceText.ofClasspath("dev/ostiary/servlet/config/AuthConfig.class"))
                .hasMessageEndingWith("is not UTF-8 text");
    }
}
