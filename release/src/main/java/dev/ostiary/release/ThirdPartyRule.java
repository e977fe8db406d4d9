package dev.ostiary.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The list of licences in a jar names what the CycloneDX list beside it names of others, and nothing else. */
final class ThirdPartyRule implements Rule {
    /** Its place in the jar. */
    static final String LIST = "META-INF/THIRD-PARTY.txt";

    /** As a plugin writes it: {@code (licence) name (group:artifact:version - address)}. */
    private static final Pattern BY_PLUGIN = Pattern.compile("\\([^():\\s]+:([^():\\s]+):[^()\\s]+ - ");

    /** As it is written by hand for a jar that holds the others: two spaces, names, two spaces, the address. */
    private static final Pattern BY_HAND = Pattern.compile("(?m)^  ([a-z][a-z0-9.-]*(?:, [a-z][a-z0-9.-]*)*)  ");

    @Override
    public Stream<Problem> problems(Artifact artifact) throws IOException {
        Optional<String> text = text(artifact);
        if (text.isEmpty() || !artifact.has(SbomRule.LIST)) {
            return Stream.empty();
        }
        Set<String> listed = Stream.of(BY_PLUGIN, BY_HAND)
                .flatMap(pattern -> pattern.matcher(text.get()).results())
                .flatMap(found -> Stream.of(found.group(1).split(", ", -1)))
                .collect(Collectors.toSet());
        Set<String> needed = Pom.read(artifact.file(SbomRule.LIST)).all("components/component").stream()
                .filter(each ->
                        each.text("group").filter(artifact.group()::equals).isEmpty())
                .map(each -> each.text("name").orElse("?"))
                .collect(Collectors.toSet());
        return Stream.concat(
                without(needed, listed).map(name -> artifact.problem(LIST + " does not name " + name)),
                without(listed, needed)
                        .map(name -> artifact.problem(LIST + " names " + name + ", which is not needed")));
    }

    private static Optional<String> text(Artifact artifact) throws IOException {
        if (!artifact.has(".jar")) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(artifact.jar().toFile())) {
            ZipEntry entry = jar.getEntry(LIST);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Stream<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest.stream();
    }
}
