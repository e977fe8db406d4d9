package dev.ostiary.servlet.keycloak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that say something together: whose application it is, and whom it trusts. The client's own keys are read by {@link ClientKeys}. */
final class JoinedKeys {
    private static final Duration LONGEST_CACHE = Duration.ofHours(24);

    private final Translation into;

    JoinedKeys(Translation into) {
        this.into = into;
    }

    void translate() {
        issuer();
        Optional<Said> name = into.joined("resource").or(() -> into.joined("client-id"));
        new ClientKeys(into, name).translate();
        new RoleKeys(into, name).translate();
        into.joined("realm-public-key").ifPresent(key -> {
            into.set(key, "public-key", key.text());
            into.warn(key.key(), "is fixed here: a new key of the realm is not noticed; leave it out");
        });
        into.joined("ssl-required").ifPresent(this::sslRequired);
        trust();
        into.joined("public-key-cache-ttl").ifPresent(this::cacheTtl);
        timeout();
    }

    private void issuer() {
        Optional<Said> whole = into.joined("provider-url");
        Optional<Said> server = into.joined("auth-server-url");
        Optional<Said> realm = into.joined("realm");
        if (whole.isPresent()) {
            String url = withoutSlash(whole.get().text());
            into.set(whole.get(), "issuer", url);
            if (url.contains("/realms/")) {
                into.set(whole.get(), "preset", "keycloak");
            }
        } else if (server.isPresent() && realm.isPresent()) {
            boolean replaced = server.get().isReplaced() || realm.get().isReplaced();
            String url = withoutSlash(server.get().text()) + "/realms/"
                    + segment(realm.get().text());
            into.set("auth-server-url + realm", "issuer", url, replaced);
            into.set("auth-server-url", "preset", "keycloak", false);
        } else if (server.isPresent() || realm.isPresent()) {
            into.fault(
                    server.isPresent() ? "realm" : "auth-server-url",
                    "is missing; auth-server-url and realm name the provider together");
        }
    }

    private void sslRequired(Said said) {
        switch (said.text().toLowerCase(Locale.ROOT)) {
            case "none" -> {
                into.set(said, "allow-http", "true");
                into.warn(
                        said.key(),
                        "is none: whoever is on the way to the provider could read tokens; remove it, and"
                                + " use https");
            }
            case "external", "all" -> into.tell(said.key(), "is the default here: https, but to loopback");
            default -> into.fault(said.key(), "is none of all, external and none");
        }
    }

    private void trust() {
        into.joined("truststore").ifPresent(file -> into.set(file, "provider-truststore", place(file.text())));
        into.joined("truststore-password")
                .ifPresent(password -> into.set(password, "provider-truststore-password", password.text()));
    }

    private void cacheTtl(Said said) {
        number(said).map(Duration::ofSeconds).ifPresent(time -> {
            boolean longer = time.compareTo(LONGEST_CACHE) > 0;
            into.set(said, "jwks-cache-ttl", (longer ? LONGEST_CACHE : time).toString());
            if (longer) {
                into.warn(said.key(), "is cut to 24 hours, the longest time that fetched keys are good");
            }
        });
    }

    /** Either one may have been the limit that somebody felt. */
    private void timeout() {
        Stream.of("socket-timeout-millis", "connection-timeout-millis")
                .flatMap(key -> into.joined(key).stream())
                .filter(said -> number(said).isPresent())
                .reduce((one, other) ->
                        number(one).orElseThrow() >= number(other).orElseThrow() ? one : other)
                .ifPresent(larger -> into.set(
                        larger,
                        "provider-timeout",
                        Duration.ofMillis(number(larger).orElseThrow()).toString()));
    }

    private Optional<Long> number(Said said) {
        if (said.text().matches("\\d{1,9}")) {
            return Optional.of(Long.parseLong(said.text()));
        }
        into.fault(said.key(), "is no whole number");
        return Optional.empty();
    }

    /** A file's path, where it is not said to be on the class path. */
    static String place(String text) {
        return text.startsWith("classpath:") || text.startsWith("file:") ? text : "file:" + text;
    }

    private static String withoutSlash(String url) {
        return url.replaceFirst("/+$", "");
    }

    /** As Keycloak itself writes the name of a realm into its issuer. */
    private static String segment(String realm) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : realm.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(octet) || "-._~!$&'()*+,;=:@".indexOf(octet) >= 0;
            escaped.append(plain ? String.valueOf((char) octet) : String.format(Locale.ROOT, "%%%02X", octet));
        }
        return escaped.toString();
    }
}
