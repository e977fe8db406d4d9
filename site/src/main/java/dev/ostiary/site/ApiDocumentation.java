package dev.ostiary.site;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** The documentation of what is API, by the JDK's own tool, which brings its own search. */
final class ApiDocumentation {
    private static final String OWN_STYLE = "api.css";

    private ApiDocumentation() {}

    static void write(Path repository, Path folder, String classPath) throws IOException {
        Path styles = Files.createTempDirectory("ostiary");
        Path style = styles.resolve(OWN_STYLE);
        Files.writeString(style, Resources.text(OWN_STYLE));
        List<String> arguments =
                new ArrayList<>(List.of("-quiet", "-Xdoclint:none", "-notimestamp", "-d", folder.toString()));
        arguments.addAll(List.of("-encoding", "UTF-8", "-docencoding", "UTF-8", "--release", "17"));
        arguments.addAll(List.of("-windowtitle", "Ostiary API", "-doctitle", "Ostiary: what is API"));
        arguments.addAll(List.of("-header", "<a href=\"{@docRoot}/../index.html\">Ostiary</a>"));
        arguments.addAll(List.of("--add-stylesheet", style.toString(), "-classpath", classPath));
        arguments.add("-sourcepath");
        arguments.add(ApiPackages.SOURCES.stream()
                .map(source -> repository.resolve(source).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        arguments.addAll(ApiPackages.of(repository));

        StringWriter said = new StringWriter();
        PrintWriter output = new PrintWriter(said);
        int failed = ToolProvider.findFirst("javadoc")
                .orElseThrow(() -> new IllegalStateException("this Java has no javadoc; use a JDK"))
                .run(output, output, arguments.toArray(String[]::new));
        Files.delete(style);
        Files.delete(styles);
        if (failed != 0) {
            throw new IllegalStateException("javadoc failed:\n" + said);
        }
    }
}
