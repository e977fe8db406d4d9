package dev.ostiary.servlet.keycloak;

import java.util.Optional;
import java.util.stream.Stream;

/** The keys that say what the application is called at the provider, and by what it shows who it is. */
final class ClientKeys {
    private static final String JWT = "credentials.jwt.client-keystore-file";

    private final Translation into;
    private final Optional<Said> name;

    /** @param name of the application */
    ClientKeys(Translation into, Optional<Said> name) {
        this.into = into;
        this.name = name;
    }

    void translate() {
        boolean bearerOnly = isTrue("bearer-only");
        boolean publicClient = isTrue("public-client");
        if (name.isEmpty()) {
            into.fault("resource", "is missing; it is what the application is called at the provider");
            return;
        }
        into.set(name.get(), "audience", name.get().text());
        audience();
        if (bearerOnly) {
            into.tell("bearer-only", "nobody is signed in here: no client-id is set, and no secret");
            return;
        }
        into.set(name.get(), "client-id", name.get().text());
        if (publicClient) {
            into.set("public-client", "client-auth", "none", false);
            into.joined("credentials.secret")
                    .ifPresent(secret -> into.tell(secret.key(), "is left out: a public client shows no secret"));
        } else {
            credentials();
        }
        keystore("client-keystore", "client-keystore-password", "client-key-password", "client-certificate");
    }

    private void credentials() {
        Optional<Said> secret = into.joined("credentials.secret");
        secret.ifPresent(said -> into.set(said, "client-secret", said.text()));
        keystore(JWT, "credentials.jwt.client-keystore-password", "credentials.jwt.client-key-password", "client-key");
        // The adapters show a secret or an assertion, and the certificate besides.
        if (into.joined("client-keystore").isPresent()) {
            Stream.of(into.joined(JWT).map(said -> "private-key"), secret.map(said -> "basic"))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(method -> into.set("credentials", "client-auth", method, false));
        }
    }

    private void keystore(String fileKey, String passwordKey, String keyPasswordKey, String setting) {
        Optional<Said> password = into.joined(passwordKey);
        Optional<Said> keyPassword = into.joined(keyPasswordKey);
        into.joined(fileKey).ifPresent(file -> into.set(file, setting, JoinedKeys.place(file.text())));
        password.or(() -> keyPassword).ifPresent(said -> into.set(said, setting + "-password", said.text()));
        if (password.isPresent()
                && keyPassword
                        .filter(said -> !said.text().equals(password.get().text()))
                        .isPresent()) {
            into.fault(
                    keyPasswordKey,
                    "is another one than " + passwordKey + ", but a PKCS#12 file has one password for all; give the"
                            + " key the same with 'keytool -keypasswd'");
        }
    }

    private void audience() {
        Optional<Said> verify = into.joined("verify-token-audience");
        if (verify.isPresent() && isTrue("verify-token-audience")) {
            into.tell("verify-token-audience", "is always so here");
            return;
        }
        into.warn(
                "verify-token-audience",
                (verify.isPresent() ? "is false" : "is not there")
                        + ", but bearer tokens must name the resource in aud: add an audience mapper in the realm, or"
                        + " write audience=unchecked");
    }

    private boolean isTrue(String key) {
        try {
            return into.joined(key).filter(Said::isTrue).isPresent();
        } catch (IllegalArgumentException e) {
            into.fault(key, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
