package dev.ostiary.servlet.keycloak;

import dev.ostiary.servlet.keycloak.Fate.Becomes;
import dev.ostiary.servlet.keycloak.Fate.Joined;
import dev.ostiary.servlet.keycloak.Fate.Nothing;
import dev.ostiary.servlet.keycloak.Fate.Refused;
import dev.ostiary.servlet.keycloak.Fate.Warned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key that Keycloak's adapters and WildFly's know, and what becomes of it. Stateless. */
final class AdapterKeys {
    private static final Fate JOINED = new Joined();
    private static final Fate ALWAYS = new Nothing("is always so here");
    private static final Fate MEANINGLESS = new Nothing("has no meaning here");
    private static final Fate ON_THE_SERVER =
            new Warned("has no effect: tokens stay on the server; several nodes need session-store");
    private static final Fate ANY_SERVER =
            new Refused("would accept any server as the provider; put its certificate into truststore");
    private static final Fate CORS = new Refused(
            "answering CORS is not this filter's part; register a CORS filter in front, preflights reach it");
    private static final Fate PASSWORDS = new Refused(
            "sends passwords to the application, which OAuth 2.1 has removed;" + " use API keys or bearer tokens");
    private static final Fate PUSHED = new Refused("set par=on");

    private static final List<AdapterKey> TRANSLATED = List.of(
            AdapterKey.of("auth-server-url", null, JOINED),
            AdapterKey.of("realm", null, JOINED),
            AdapterKey.of("provider-url", null, JOINED),
            AdapterKey.of("resource", null, JOINED),
            AdapterKey.of("client-id", null, JOINED),
            AdapterKey.of("credentials.secret", null, JOINED),
            AdapterKey.of("credentials.jwt.client-keystore-file", null, JOINED),
            AdapterKey.of("credentials.jwt.client-keystore-password", null, JOINED),
            AdapterKey.of("credentials.jwt.client-key-password", null, JOINED),
            AdapterKey.of("credentials.jwt.client-keystore-type", null, new Nothing("is told by the file itself")),
            AdapterKey.of(
                    "credentials.jwt.client-key-alias", null, new Nothing("is not needed: the file holds one key")),
            AdapterKey.of(
                    "credentials.jwt.token-timeout", null, new Nothing("has no effect: assertions live a minute")),
            AdapterKey.of(
                    "credentials.jwt.token-expiration", null, new Nothing("has no effect: assertions live a minute")),
            AdapterKey.of("credentials.jwt.algorithm", null, new Nothing("follows from the kind of the key")),
            AdapterKey.of("public-client", "false", JOINED),
            AdapterKey.of("bearer-only", "false", JOINED),
            AdapterKey.of("use-resource-role-mappings", null, JOINED),
            AdapterKey.of("use-realm-role-mappings", null, JOINED),
            AdapterKey.of("principal-attribute", "sub", new Becomes("principal-claim", "")),
            AdapterKey.of("scope", null, new Becomes("scopes", "")),
            AdapterKey.of("realm-public-key", null, JOINED),
            AdapterKey.of("ssl-required", null, JOINED),
            AdapterKey.of("truststore", null, JOINED),
            AdapterKey.of("truststore-password", null, JOINED),
            AdapterKey.of("client-keystore", null, JOINED),
            AdapterKey.of("client-keystore-password", null, JOINED),
            AdapterKey.of("client-key-password", null, JOINED),
            AdapterKey.of("token-minimum-time-to-live", "0", new Becomes("provider-token-min-ttl", "s")),
            AdapterKey.of("min-time-between-jwks-requests", "10", new Becomes("jwks-refetch-interval", "s")),
            AdapterKey.of("public-key-cache-ttl", "86400", JOINED),
            AdapterKey.of("socket-timeout-millis", "-1", JOINED),
            AdapterKey.of("connection-timeout-millis", "-1", JOINED),
            AdapterKey.of("verify-token-audience", null, JOINED));

    private static final List<AdapterKey> WITHOUT_EFFECT = List.of(
            AdapterKey.of("autodetect-bearer-only", "false", ALWAYS),
            AdapterKey.of("enable-pkce", null, ALWAYS),
            AdapterKey.of("ignore-oauth-query-parameter", null, ALWAYS),
            AdapterKey.of("connection-pool-size", "20", MEANINGLESS),
            AdapterKey.of("connection-ttl-millis", "-1", MEANINGLESS),
            AdapterKey.of("confidential-port", "8443", MEANINGLESS),
            AdapterKey.of("token-store", "session", ON_THE_SERVER),
            AdapterKey.of("token-cookie-path", null, ON_THE_SERVER),
            AdapterKey.of("adapter-state-cookie-path", null, ON_THE_SERVER),
            AdapterKey.of("register-node-at-startup", "false", ON_THE_SERVER),
            AdapterKey.of("register-node-period", "-1", ON_THE_SERVER));

    private static final List<AdapterKey> REFUSED = List.of(
            AdapterKey.of("disable-trust-manager", "false", ANY_SERVER),
            AdapterKey.of("allow-any-hostname", "false", ANY_SERVER),
            AdapterKey.of("enable-cors", "false", CORS),
            AdapterKey.of("cors-max-age", "-1", CORS),
            AdapterKey.of("cors-*", null, CORS),
            AdapterKey.of("enable-basic-auth", "false", PASSWORDS),
            AdapterKey.of("credentials.secret-jwt", null, new Refused("use credentials.secret or jwt")),
            AdapterKey.of(
                    "expose-token",
                    "false",
                    new Refused("would give the provider's token to scripts; call SignIn.accessToken on the server")),
            AdapterKey.of(
                    "always-refresh-token",
                    "false",
                    new Refused("would ask the provider at each request; set session-access-ttl")),
            AdapterKey.of("redirect-rewrite-rules", null, new Refused("set external-url")),
            AdapterKey.of("proxy-url", null, new Refused("set the system properties https.proxyHost, https.proxyPort")),
            AdapterKey.of(
                    "policy-enforcer", null, new Refused("authorization services are not supported; write rules")),
            AdapterKey.of("authentication-request-format", "oauth2", PUSHED),
            AdapterKey.of("request-object-*", null, PUSHED),
            AdapterKey.of(
                    "turn-off-change-session-id-on-login",
                    "false",
                    new Refused("would let a session that somebody else began go on after sign-in; set"
                            + " http-session=keep where the application needs that")),
            AdapterKey.of("token-signature-algorithm", "rs256", new Refused("set algorithms")));

    private AdapterKeys() {}

    static Optional<AdapterKey> of(String key) {
        return all().filter(known -> known.is(key)).findFirst();
    }

    static Stream<AdapterKey> all() {
        return Stream.of(TRANSLATED, WITHOUT_EFFECT, REFUSED).flatMap(List::stream);
    }
}
