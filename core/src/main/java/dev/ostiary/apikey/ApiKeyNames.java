package dev.ostiary.apikey;

import dev.ostiary.encoding.NameLimit;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What subjects, roles and scopes may look like, so that every store can keep every one of them. */
final class ApiKeyNames {
    private static final int MAX_LENGTH = 256;
    private static final int MAX_NAMES = 100;
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");

    private ApiKeyNames() {}

    static String subject(String name) {
        return require("subject", isName(name, NameLimit.MAX_LENGTH), name);
    }

    static Set<String> roles(Set<String> names) {
        return all("roles", names, name -> isName(name, MAX_LENGTH) && name.indexOf(',') < 0);
    }

    /** As RFC 6749, section 3.3 has them. */
    static Set<String> scopes(Set<String> names) {
        return all("scopes", names, name -> SCOPE.matcher(name).matches() && name.length() <= MAX_LENGTH);
    }

    private static Set<String> all(String argument, Set<String> names, Predicate<String> accepted) {
        return require(
                argument,
                names.size() <= MAX_NAMES && names.stream().allMatch(accepted),
                Collections.unmodifiableSet(new TreeSet<>(names)));
    }

    private static <T> T require(String argument, boolean condition, T value) {
        if (!condition) {
            throw new IllegalArgumentException(
                    argument + ": expected 1 to 256 characters (a subject: to 1,024), none of them a control"
                            + " character or a backslash, and no blank at either end; in a role no comma; in a scope no blank,"
                            + " no double quote and ASCII only; at most 100 roles and 100 scopes");
        }
        return value;
    }

    private static boolean isName(String name, int maxLength) {
        return !name.isEmpty()
                && name.length() <= maxLength
                && name.equals(name.strip())
                && name.indexOf('\\') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
