package dev.ostiary.servers;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whom the frameworks of a server see, as {@code SeenServlet} says it.
 *
 * @param said what each says
 */
record Seen(Map<String, String> said) {
    private static final String USER = "u1";
    private static final String NOBODY = "nobody";
    private static final String RAN = "ran";

    static Seen of(String body) {
        return new Seen(Arrays.stream(body.split("\\R"))
                .map(line -> line.split("=", 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    }

    /** What asks for a user by name, and for a role. */
    String servlet() {
        return who("servlet", isTrue("servlet.user") && !isTrue("servlet.admin"));
    }

    String principal() {
        return name("cdi");
    }

    String request() {
        return name("request");
    }

    String ejb() {
        boolean asks = isTrue("ejb.user") && !isTrue("ejb.admin");
        boolean lets = RAN.equals(said.get("ejb.forUsers")) && !RAN.equals(said.get("ejb.forAdmins"));
        return who("ejb", asks && lets);
    }

    String security() {
        return who("security", isTrue("security.user") && !isTrue("security.admin"));
    }

    /** Whether the caller is the filter's own principal. */
    boolean isOfTheFilter() {
        return isTrue("security.class");
    }

    /** Whether anything at all names the user. */
    boolean isAnywhere() {
        return said.containsValue(USER) || said.containsValue(RAN) || said.containsValue("true");
    }

    private String who(String name, boolean hasRoles) {
        if (!USER.equals(said.get(name))) {
            return NOBODY;
        }
        return hasRoles ? "the user, with roles" : "the name, no role";
    }

    private String name(String name) {
        return USER.equals(said.get(name)) ? "the user" : NOBODY;
    }

    private boolean isTrue(String name) {
        return "true".equals(said.get(name));
    }
}
