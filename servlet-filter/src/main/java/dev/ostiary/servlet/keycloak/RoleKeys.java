package dev.ostiary.servlet.keycloak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys that say which roles count: those of the realm, those of the application, or both. */
final class RoleKeys {
    private static final String OF_RESOURCE = "use-resource-role-mappings";
    private static final String OF_REALM = "use-realm-role-mappings";
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,\"]");

    private final Translation into;
    private final Optional<Said> name;

    /** @param name of the application */
    RoleKeys(Translation into, Optional<Said> name) {
        this.into = into;
        this.name = name;
    }

    void translate() {
        Optional<Boolean> resource = flag(OF_RESOURCE);
        boolean realm = flag(OF_REALM).orElse(false);
        boolean withResource = resource.orElse(realm);
        List<String> claims = new ArrayList<>();
        if (realm || !withResource) {
            claims.add("realm_access.roles");
        }
        if (withResource && name.isPresent()) {
            claims.add("/resource_access/" + pointer(name.get().text()) + "/roles");
        }
        boolean replaced = withResource && name.filter(Said::isReplaced).isPresent();
        into.set(OF_RESOURCE, "roles-claim", String.join(", ", claims), replaced);
    }

    private Optional<Boolean> flag(String key) {
        try {
            return into.joined(key).map(Said::isTrue);
        } catch (IllegalArgumentException e) {
            into.fault(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** RFC 6901; in a list of claims, the name must not end the element. */
    private String pointer(String resource) {
        if (SEPARATOR.matcher(resource).find()) {
            into.fault(OF_RESOURCE, "needs a resource without white space, commas and quotes; write roles-claim");
        }
        return resource.replace("~", "~0").replace("/", "~1");
    }
}
