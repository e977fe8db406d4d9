package dev.ostiary.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Whole classes as a page shows them. */
final class PageSources {
    private static final Pattern CLASS_NAME = Pattern.compile("public class (\\w+)");

    private PageSources() {}

    /** Compiles them as strictly as our own code; a warning fails. */
    static void compile(Path sources, Path target, List<String> classes) throws IOException {
        Files.createDirectories(target);
        Files.createDirectories(sources);
        List<String> arguments = new ArrayList<>(List.of("-Xlint:all,-processing,-serial,-classfile", "-Werror"));
        arguments.addAll(List.of("-proc:none", "--release", "17", "-d", target.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (String source : classes) {
            Matcher name = CLASS_NAME.matcher(source);
            assertThat(name.find()).as("a public class in %s", source).isTrue();
            Path file = Files.writeString(sources.resolve(name.group(1) + ".java"), source);
            arguments.add(file.toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(failed).as("the compiler says: %s", said.toString(UTF_8)).isZero();
    }
}
