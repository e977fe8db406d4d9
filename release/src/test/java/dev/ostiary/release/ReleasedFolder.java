package dev.ostiary.release;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A folder that may be published, of two artifacts, of which a test spoils one thing. */
final class ReleasedFolder {
    private static final String ELEMENTS = """
          <name>A name</name>
          <description>What it is.</description>
          <url>https://example.org</url>
          <licenses><license><name>Apache-2.0</name><url>https://example.org/licence</url></license></licenses>
          <developers><developer><name>Somebody</name></developer></developers>
          <scm>
            <connection>scm:git:https://example.org/git</connection>
            <developerConnection>scm:git:https://example.org/git</developerConnection>
            <url>https://example.org/git</url>
          </scm>
        """;
    private static final String CORE = """
          <dependencies>
            <dependency><groupId>org.example</groupId><artifactId>other</artifactId><version>1.0</version></dependency>
          </dependencies>
        """;
    private static final String LIST = """
          <packaging>pom</packaging>
          <dependencyManagement>
            <dependencies>
              <dependency><groupId>dev.ostiary</groupId><artifactId>ostiary-core</artifactId><version>1.2.0</version></dependency>
            </dependencies>
          </dependencyManagement>
        """;

    private static final String COMPONENTS = """
        <bom>
          <metadata>
            <component><group>dev.ostiary</group><name>ostiary-core</name><version>1.2.0</version></component>
          </metadata>
          <components>
            <component><group>org.example</group><name>other</name><version>1.0</version></component>
            <component><group>org.example</group><name>deeper</name><version>3.0</version></component>
          </components>
        </bom>
        """;

    private static final String THIRD_PARTIES = """

        Lists of 2 third-party dependencies.
             (Apache-2.0) Other (another name) (org.example:other:1.0 - https://example.org)
             (MIT) deeper (org.example:deeper:3.0 - https://example.org)
        """;

    private final Path folder;

    private ReleasedFolder(Path folder) {
        this.folder = folder;
    }

    /** In an empty directory. */
    static ReleasedFolder in(Path directory) throws IOException {
        ReleasedFolder made = new ReleasedFolder(directory);
        made.put("ostiary-core", ".pom", pom("ostiary-core", CORE));
        made.jar(".jar", "META-INF/LICENSE", "META-INF/THIRD-PARTY.txt", "dev/ostiary/A.class");
        made.jar("-sources.jar", "dev/ostiary/A.java");
        made.jar("-javadoc.jar", "index.html");
        made.put("ostiary-core", "-cyclonedx.json", "{}");
        made.put("ostiary-core", "-cyclonedx.xml", COMPONENTS);
        made.put("ostiary-bom", ".pom", pom("ostiary-bom", LIST));
        Files.writeString(directory.resolve("dev/ostiary/ostiary-core/maven-metadata.xml"), "<metadata/>");
        return made;
    }

    private static String pom(String id, String more) {
        return "<project>\n  <groupId>dev.ostiary</groupId>\n  <artifactId>" + id + "</artifactId>\n"
                + "  <version>1.2.0</version>\n" + ELEMENTS + more + "</project>\n";
    }

    /** A file of an artifact. */
    Path file(String artifact, String suffix) {
        return folder.resolve("dev/ostiary/" + artifact + "/1.2.0/" + artifact + "-1.2.0" + suffix);
    }

    /** With its signature and checksums. */
    void put(String artifact, String suffix, String content) throws IOException {
        Path file = file(artifact, suffix);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        seal(file);
    }

    /** A jar of the core, in which the list of third parties is as it should be. */
    void jar(String suffix, String... names) throws IOException {
        jarThatLists(THIRD_PARTIES, suffix, names);
    }

    /** A jar of the core with a list of third parties. */
    void jarThatLists(String thirdParties, String suffix, String... names) throws IOException {
        Path file = file("ostiary-core", suffix);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String name : List.of(names)) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(
                        name.endsWith("THIRD-PARTY.txt") ? thirdParties.getBytes(StandardCharsets.UTF_8) : new byte[0]);
                jar.closeEntry();
            }
        }
        seal(file);
    }

    /** Replaces a text in the core's POM, and signs it anew. */
    void inPom(String old, String changed) throws IOException {
        change("ostiary-core", ".pom", old, changed);
    }

    /** Replaces a text in a file, and signs it anew. */
    void change(String artifact, String suffix, String old, String changed) throws IOException {
        String before = Files.readString(file(artifact, suffix));
        put(artifact, suffix, before.replace(old, changed));
    }

    private static void seal(Path file) throws IOException {
        Path signature = file.resolveSibling(file.getFileName() + ".asc");
        Files.writeString(signature, "-----BEGIN PGP SIGNATURE-----\n");
        Stream.of(Checksum.MD5, Checksum.SHA_1).forEach(each -> {
            try {
                Files.writeString(each.beside(file), each.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<String> problems() throws IOException {
        return ReleaseCheck.problems(Published.in(folder)).stream()
                .map(Problem::toString)
                .toList();
    }
}
