package dev.ostiary.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A web application with a {@code web.xml}, the classes of the package {@code app}, and the filter with what it needs.
 *
 * @param name its context path without the slash
 * @param settings of the filter
 * @param placing what puts the filter into it; the README's whole {@code web.xml} where it says so
 * @param libraries which of the files in {@code target/libraries} are in {@code WEB-INF/lib}
 * @param more what else stands in {@code web.xml}
 * @param parts the packages below {@code app} whose classes are in it, too
 */
record War(
        String name,
        Map<String, String> settings,
        Placing placing,
        Predicate<String> libraries,
        String more,
        Set<String> parts) {
    private static final String MODULE = "ostiary-jakarta-security";
    private static final String SEEN = """
                  <servlet>
                    <servlet-name>seen</servlet-name>
                    <servlet-class>dev.ostiary.servers.app.ee.SeenServlet</servlet-class>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping>
                    <servlet-name>seen</servlet-name>
                    <url-pattern>/seen/*</url-pattern>
                    <url-pattern>/public/seen/*</url-pattern>
                  </servlet-mapping>""";
    private static final String CONSTRAINT = """
                  <security-constraint>
                    <web-resource-collection>
                      <web-resource-name>constrained</web-resource-name>
                      <url-pattern>/api/constrained</url-pattern>
                    </web-resource-collection>
                    <auth-constraint><role-name>user</role-name></auth-constraint>
                  </security-constraint>
                  <security-role><role-name>user</role-name></security-role>""";
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)<!-- test:api -->\\n```xml\\n(.*?)```");
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Path LIBRARIES = Path.of("target", "libraries");

    static War declaring(String name, Map<String, String> settings) {
        return new War(name, settings, Placing.WEB_XML, library -> !library.startsWith(MODULE), "", Set.of());
    }

    static War registering(String name, Map<String, String> settings) {
        return new War(name, settings, Placing.LISTENER, library -> !library.startsWith(MODULE), "", Set.of());
    }

    /** Without the filter. */
    static War unguarded(String name) {
        return new War(name, Map.of(), Placing.NOWHERE, library -> !library.startsWith(MODULE), "", Set.of());
    }

    /** With the {@code web.xml} of the README's first way to begin, to the letter. */
    static War ofReadme(String name) {
        return new War(name, Map.of(), Placing.README, library -> !library.startsWith(MODULE), "", Set.of());
    }

    War with(String setting, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(setting, value);
        return new War(name, changed, placing, libraries, more, parts);
    }

    /** With classes that ask the server's frameworks for the user. */
    War withFrameworks() {
        return new War(name, settings, placing, libraries, SEEN, Set.of("ee"));
    }

    /** With a path for which {@code web.xml} itself asks for a user, whom the server then looks for before all filters. */
    War withConstraint() {
        return new War(name, settings, placing, libraries, CONSTRAINT, parts);
    }

    /** With a WebSocket endpoint. */
    War withSocket() {
        return new War(name, settings, placing, libraries, more, Set.of("socket"));
    }

    /** With the module that tells the server of the user. */
    War withModule() {
        return new War(name, settings, placing, library -> true, more, parts);
    }

    War without(String library) {
        return new War(name, settings, placing, libraries.and(file -> !file.startsWith(library)), more, parts);
    }

    /** @return the file, in this folder */
    Path in(Path folder) throws IOException {
        Path file = folder.resolve(name + ".war");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "WEB-INF/web.xml", webXml().getBytes(StandardCharsets.UTF_8));
            for (Path type : classes()) {
                add(zip, "WEB-INF/classes/" + CLASSES.relativize(type), Files.readAllBytes(type));
            }
            for (Path library : files(LIBRARIES)) {
                if (libraries.test(library.getFileName().toString())) {
                    add(zip, "WEB-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
                }
            }
        }
        return file;
    }

    private List<Path> classes() throws IOException {
        List<Path> classes = new ArrayList<>(files(CLASSES.resolve("dev/ostiary/servers/app")));
        for (String part : parts) {
            classes.addAll(files(CLASSES.resolve("dev/ostiary/servers/app").resolve(part)));
        }
        return classes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(ZipOutputStream zip, String entry, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(content);
        zip.closeEntry();
    }

    private String webXml() throws IOException {
        if (placing == Placing.README) {
            return BLOCK.matcher(Files.readString(README))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
        }
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="%s">
                %s
                  <servlet>
                    <servlet-name>probe</servlet-name>
                    <servlet-class>dev.ostiary.servers.app.ProbeServlet</servlet-class>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping>
                    <servlet-name>probe</servlet-name>
                    <url-pattern>/api/*</url-pattern>
                    <url-pattern>/pages/*</url-pattern>
                    <url-pattern>/public/*</url-pattern>
                    <url-pattern></url-pattern>
                  </servlet-mapping>
                %s
                </web-app>
                """.formatted(
                        parts.isEmpty(),
                        switch (placing) {
                            case WEB_XML -> declaration();
                            case LISTENER -> registration();
                            case NOWHERE, README -> "";
                        },
                        more);
    }

    private String declaration() {
        return """
                  <filter>
                    <filter-name>ostiary</filter-name>
                    <filter-class>dev.ostiary.servlet.AuthFilter</filter-class>
                    <async-supported>true</async-supported>
                %s
                  </filter>
                  <filter-mapping>
                    <filter-name>ostiary</filter-name>
                    <url-pattern>/*</url-pattern>
                    <dispatcher>REQUEST</dispatcher><dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>
                  </filter-mapping>""".formatted(parameters("init-param", ""));
    }

    private String registration() {
        return parameters("context-param", "ostiary.") + """

                  <listener>
                    <listener-class>dev.ostiary.servers.app.RegisteringListener</listener-class>
                  </listener>""";
    }

    private String parameters(String element, String prefix) {
        return settings.entrySet().stream()
                .map(setting -> "<%s><param-name>%s</param-name><param-value>%s</param-value></%s>"
                        .formatted(element, prefix + setting.getKey(), setting.getValue(), element))
                .collect(Collectors.joining("\n"));
    }

    /** What puts the filter into an application. */
    private enum Placing {
        WEB_XML,
        LISTENER,
        NOWHERE,
        README
    }
}
