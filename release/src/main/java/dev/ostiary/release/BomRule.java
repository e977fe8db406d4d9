package dev.ostiary.release;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The BOM lists what was published with it: no more and no less, and all of its own version. */
final class BomRule {
    private BomRule() {}

    static Stream<Problem> problems(Published published) {
        return published
                .bom()
                .map(bom -> difference(bom, published))
                .orElseGet(() -> Stream.of(new Problem(Published.BOM, "is missing")));
    }

    private static Stream<Problem> difference(Artifact bom, Published published) {
        Set<String> listed = bom.pom().all("dependencyManagement/dependencies/dependency").stream()
                .map(Pom::coordinates)
                .collect(Collectors.toSet());
        Set<String> there = published.artifacts().stream()
                .filter(each -> !each.id().equals(Published.BOM))
                .map(each -> each.group() + ":" + each.id() + ":" + bom.version())
                .collect(Collectors.toSet());
        return Stream.concat(
                without(there, listed).map(each -> bom.problem("does not list " + each)),
                without(listed, there).map(each -> bom.problem("lists " + each + ", which is not there")));
    }

    private static Stream<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest.stream();
    }
}
