package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.path.PathPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages within the application that are public by themselves, since the filter leads browsers there. Immutable.
 *
 * @param signIn where they sign in
 * @param signOut where they come out
 * @param signInError where they are told why they are not signed in
 */
public record OpenPages(
        Optional<PathPattern> signIn, Optional<PathPattern> signOut, Optional<PathPattern> signInError) {
    private static final Ruling SIGN_IN = open(Ruling.SIGN_IN_PAGE);
    private static final Ruling SIGN_OUT = open(Ruling.SIGN_OUT_PAGE);
    private static final Ruling SIGN_IN_ERROR = open(Ruling.SIGN_IN_ERROR_PAGE);

    /** One of them. */
    record Page(PathPattern pattern, Ruling ruling) {}

    private static Ruling open(String name) {
        return new Ruling(name, Requirement.PUBLIC, Enforcement.ENFORCE);
    }

    /** In the order in which they are looked at; one that is both is the sign-in page. */
    List<Page> all() {
        Optional<Page> out =
                signOut.filter(page -> !signIn.equals(Optional.of(page))).map(page -> new Page(page, SIGN_OUT));
        return Stream.of(
                        signIn.map(page -> new Page(page, SIGN_IN)),
                        out,
                        signInError.map(page -> new Page(page, SIGN_IN_ERROR)))
                .flatMap(Optional::stream)
                .toList();
    }
}
