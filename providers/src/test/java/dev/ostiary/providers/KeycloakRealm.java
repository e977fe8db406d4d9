package dev.ostiary.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A realm of Keycloak, and what is done in its administration console. */
final class KeycloakRealm implements Provider {
    private final Keycloak keycloak;
    private final KeycloakAdmin admin;
    private final String name;

    KeycloakRealm(Keycloak keycloak, KeycloakAdmin admin, String name) {
        this.keycloak = keycloak;
        this.admin = admin;
        this.name = name;
    }

    @Override
    public String issuer() {
        return keycloak.address() + "/realms/" + name;
    }

    @Override
    public Client register(String origin) {
        Client client = new Client("orders-" + UUID.randomUUID(), "secret-" + UUID.randomUUID());
        admin.post(
                in("/clients"),
                Map.of(
                        "clientId",
                        client.id(),
                        "secret",
                        client.secret(),
                        "redirectUris",
                        List.of(origin + "/auth/callback"),
                        "attributes",
                        Map.of(
                                "post.logout.redirect.uris",
                                origin + "/auth/signed-out",
                                "backchannel.logout.url",
                                origin + "/auth/back-channel-logout",
                                "backchannel.logout.session.required",
                                "true")));
        return client;
    }

    @Override
    public void user(String user, String... roles) {
        if (admin.get(in("/users?exact=true&username=" + user)).isEmpty()) {
            admin.post(in("/users"), account(user));
        }
        String mappings = in("/users/" + idOf(user) + "/role-mappings/realm");
        List<JsonNode> wanted = Arrays.stream(roles).map(this::role).toList();
        JsonNode held = admin.get(mappings);
        held.forEach(role -> {
            if (!wanted.contains(role) && !role.get("name").textValue().startsWith("default-roles-")) {
                admin.delete(mappings, List.of(role));
            }
        });
        admin.post(mappings, wanted);
    }

    private static Map<String, Object> account(String user) {
        return Map.of(
                "username",
                user,
                "enabled",
                true,
                "email",
                user + "@example.com",
                "emailVerified",
                true,
                "firstName",
                user,
                "lastName",
                "Example",
                "credentials",
                List.of(Map.of("type", "password", "value", Provider.password(user))));
    }

    private JsonNode role(String role) {
        if (admin.get(in("/roles?search=" + role)).isEmpty()) {
            admin.post(in("/roles"), Map.of("name", role));
        }
        return admin.get(in("/roles/" + role));
    }

    @Override
    public void disable(String user) {
        admin.put(in("/users/" + idOf(user)), Map.of("enabled", false));
    }

    @Override
    public void endSessions(String user) {
        admin.post(in("/users/" + idOf(user) + "/logout"), Map.of());
    }

    /** "Sign out all sessions", of which Keycloak tells no application. */
    void endAllSessions() {
        admin.post(in("/logout-all"), Map.of());
    }

    /** How many sessions the user has. */
    int sessions(String user) {
        return admin.get(in("/users/" + idOf(user) + "/sessions")).size();
    }

    /** The new key comes first; the old one stays. */
    @Override
    public void rotateKey() {
        admin.post(
                in("/components"),
                Map.of(
                        "name",
                        "rsa-" + UUID.randomUUID(),
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of("priority", List.of("200"))));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public String endSessionEndpoint() {
        return issuer() + "/protocol/openid-connect/logout";
    }

    @Override
    public Facts facts() {
        return new Facts(true, false, true, false);
    }

    @Override
    public void hang() {
        keycloak.hang();
    }

    @Override
    public void goOn() {
        keycloak.goOn();
    }

    /** The realm is gone, Keycloak stays. */
    @Override
    public void close() {
        admin.delete("/" + name, null);
    }

    private String idOf(String user) {
        return admin.get(in("/users?exact=true&username=" + user))
                .get(0)
                .get("id")
                .textValue();
    }

    private String in(String path) {
        return "/" + name + path;
    }
}
