package dev.ostiary.servlet.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.servlet.keycloak.AdapterSettings.Fault;
import dev.ostiary.servlet.keycloak.AdapterSettings.Text;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of the table: what it becomes, that it has no effect, or why it is refused. */
class AdapterFileTest {
    private static final String AROUND =
            "{'auth-server-url':'https://id.example/','realm':'shop','resource':'orders'%s}";

    /** A complete file with more in it, single quotes for double ones. */
    private static AdapterSettings with(String more) {
        return read(AROUND.formatted(more.isEmpty() ? "" : "," + more));
    }

    private static AdapterSettings read(String json) {
        return AdapterFile.read(json.replace('\'', '"'), Map.of("env.SECRET", "pl4nt3d", "env.NAME", "orders")::get);
    }

    private static Map<String, String> texts(AdapterSettings settings) {
        return settings.texts().stream().collect(Collectors.toMap(Text::setting, Text::text));
    }

    @Test
    void read_smallestFile_isAClientOfTheRealm() {
        AdapterSettings settings = with("");

        assertThat(settings.faults()).isEmpty();
        assertThat(texts(settings))
                .containsOnly(
                        Map.entry("issuer", "https://id.example/realms/shop"),
                        Map.entry("preset", "keycloak"),
                        Map.entry("client-id", "orders"),
                        Map.entry("audience", "orders"),
                        Map.entry("roles-claim", "realm_access.roles"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'auth-server-url':'https://id.example/auth','realm':'a b'|https://id.example/auth/realms/a%20b",
                "'auth-server-url':'https://id.example//','realm':'shop'|https://id.example/realms/shop",
                "'provider-url':'https://id.example/realms/shop/'|https://id.example/realms/shop",
                "'auth-server-url':'${env.NONE:http://localhost:8080}','realm':'shop'|http://localhost:8080/realms/shop"
            })
    void read_server_isTheIssuer(String keys, String issuer) {
        AdapterSettings settings = read("{" + keys + ",'resource':'orders'}");

        assertThat(texts(settings)).containsEntry("issuer", issuer).containsEntry("preset", "keycloak");
    }

    @Test
    void read_providerOfAnotherKind_isNotTakenForKeycloak() {
        AdapterSettings settings = read("{'provider-url':'https://login.example','client-id':'orders'}");

        assertThat(texts(settings)).containsEntry("client-id", "orders").doesNotContainKey("preset");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'credentials':{'secret':'s3cr3t'}|client-secret|s3cr3t",
                "'public-client':true|client-auth|none",
                "'public-client':'${env.NONE:true}'|client-auth|none",
                "'use-resource-role-mappings':true|roles-claim|/resource_access/orders/roles",
                "'use-resource-role-mappings':false|roles-claim|realm_access.roles",
                "'use-realm-role-mappings':true|roles-claim|realm_access.roles, /resource_access/orders/roles",
                "'use-realm-role-mappings':true,'use-resource-role-mappings':false|roles-claim|realm_access.roles",
                "'principal-attribute':'preferred_username'|principal-claim|preferred_username",
                "'scope':'profile orders'|scopes|profile orders",
                "'realm-public-key':'MIIB'|public-key|MIIB",
                "'ssl-required':'none'|allow-http|true",
                "'truststore':'/etc/ca.p12'|provider-truststore|file:/etc/ca.p12",
                "'truststore':'classpath:ca.p12'|provider-truststore|classpath:ca.p12",
                "'truststore-password':'s3cr3t'|provider-truststore-password|s3cr3t",
                "'client-keystore':'/etc/c.p12'|client-certificate|file:/etc/c.p12",
                "'client-keystore-password':'s3cr3t'|client-certificate-password|s3cr3t",
                "'client-key-password':'s3cr3t'|client-certificate-password|s3cr3t",
                "'credentials':{'jwt':{'client-keystore-file':'/etc/k.p12'}}|client-key|file:/etc/k.p12",
                "'credentials':{'jwt':{'client-keystore-password':'s3cr3t'}}|client-key-password|s3cr3t",
                "'client-keystore':'/etc/c.p12','credentials':{'secret':'s3cr3t'}|client-auth|basic",
                "'client-keystore':'/c.p12','credentials':{'jwt':{'client-keystore-file':'/k.p12'}}|client-auth|private-key",
                "'token-minimum-time-to-live':60|provider-token-min-ttl|60s",
                "'min-time-between-jwks-requests':30|jwks-refetch-interval|30s",
                "'public-key-cache-ttl':3600|jwks-cache-ttl|PT1H",
                "'public-key-cache-ttl':864000|jwks-cache-ttl|PT24H",
                "'socket-timeout-millis':2000,'connection-timeout-millis':3000|provider-timeout|PT3S",
                "'socket-timeout-millis':4000,'connection-timeout-millis':3000|provider-timeout|PT4S",
                "'connection-timeout-millis':1500|provider-timeout|PT1.5S"
            })
    void read_key_becomesASetting(String keys, String setting, String text) {
        AdapterSettings settings = with(keys);

        assertThat(settings.faults()).isEmpty();
        assertThat(texts(settings)).containsEntry(setting, text);
    }

    @Test
    void read_bearerOnly_setsNoClient() {
        AdapterSettings settings = with("'bearer-only':true,'credentials':{'secret':'pl4nt3d'}");

        assertThat(texts(settings))
                .containsEntry("audience", "orders")
                .doesNotContainKeys("client-id", "client-secret");
        assertThat(settings.told()).contains("credentials.secret: plays no part beside the other keys");
    }

    @Test
    void read_publicClient_leavesItsSecretOut() {
        assertThat(texts(with("'public-client':true,'credentials':{'secret':'pl4nt3d'}")))
                .doesNotContainKey("client-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'autodetect-bearer-only':true",
                "'enable-pkce':true",
                "'ignore-oauth-query-parameter':true",
                "'turn-off-change-session-id-on-login':false",
                "'connection-pool-size':40",
                "'connection-ttl-millis':500",
                "'confidential-port':443",
                "'ssl-required':'external'",
                "'ssl-required':'ALL'",
                "'bearer-only':false",
                "'public-client':false",
                "'principal-attribute':'sub'",
                "'token-minimum-time-to-live':0",
                "'min-time-between-jwks-requests':10",
                "'public-key-cache-ttl':86400",
                "'socket-timeout-millis':-1",
                "'connection-timeout-millis':-1",
                "'token-store':'session'",
                "'register-node-at-startup':false",
                "'register-node-period':-1",
                "'disable-trust-manager':false",
                "'allow-any-hostname':false",
                "'enable-cors':false",
                "'cors-max-age':-1",
                "'enable-basic-auth':false",
                "'expose-token':false",
                "'always-refresh-token':false",
                "'authentication-request-format':'oauth2'",
                "'token-signature-algorithm':'RS256'"
            })
    void read_keyWithoutEffect_isTold(String key) {
        AdapterSettings settings = with(key);

        assertThat(settings.faults()).isEmpty();
        assertThat(texts(settings)).isEqualTo(texts(with("")));
        assertThat(settings.told()).anyMatch(line -> line.startsWith(key.split("'", -1)[1] + ": "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'token-store':'cookie'|tokens stay on the server",
                "'token-cookie-path':'/'|tokens stay on the server",
                "'adapter-state-cookie-path':'/'|tokens stay on the server",
                "'register-node-at-startup':true|several nodes need session-store",
                "'register-node-period':600|several nodes need session-store",
                "'realm-public-key':'MIIB'|a new key of the realm is not noticed",
                "'ssl-required':'none'|could read tokens",
                "'public-key-cache-ttl':864000|is cut to 24 hours",
                "'verify-token-audience':false|audience=unchecked"
            })
    void read_keyThatIsLost_warns(String key, String warning) {
        AdapterSettings settings = with(key);

        assertThat(settings.faults()).isEmpty();
        assertThat(settings.warnings())
                .anyMatch(line -> line.startsWith(key.split("'", -1)[1] + " ") && line.contains(warning));
    }

    @Test
    void read_audienceIsVerified_doesNotWarn() {
        assertThat(with("'verify-token-audience':true").warnings()).isEmpty();
        assertThat(with("").warnings()).singleElement().asString().contains("audience mapper");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'disable-trust-manager':true|would accept any server as the provider; put its certificate into truststore",
                "'allow-any-hostname':true|would accept any server as the provider; put its certificate into truststore",
                "'enable-cors':true|answering CORS is not this filter's part; register a CORS filter in front, preflights reach it",
                "'cors-allowed-headers':'X-A'|answering CORS is not this filter's part; register a CORS filter in front, preflights reach it",
                "'cors-max-age':60|answering CORS is not this filter's part; register a CORS filter in front, preflights reach it",
                "'enable-basic-auth':true|sends passwords to the application, which OAuth 2.1 has removed; use API keys or bearer tokens",
                "'credentials':{'secret-jwt':{'secret':'pl4nt3d'}}|use credentials.secret or jwt",
                "'expose-token':true|would give the provider's token to scripts; call SignIn.accessToken on the server",
                "'always-refresh-token':true|would ask the provider at each request; set session-access-ttl",
                "'redirect-rewrite-rules':{'^/a':'/b'}|set external-url",
                "'proxy-url':'http://proxy:3128'|set the system properties https.proxyHost, https.proxyPort",
                "'policy-enforcer':{}|authorization services are not supported; write rules",
                "'authentication-request-format':'request'|set par=on",
                "'request-object-signing-algorithm':'RS256'|set par=on"
            })
    void read_refusedKey_saysWhatToDoInstead(String key, String text) {
        assertThat(with(key).faults()).singleElement().extracting(Fault::text).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'realm':'shop','resource':'orders'|auth-server-url|is missing; auth-server-url and realm name the provider together",
                "'auth-server-url':'https://id.example','resource':'orders'|realm|is missing; auth-server-url and realm name the provider together",
                "'auth-server-url':'https://id.example','realm':'shop'|resource|is missing; it is what the application is called at the provider"
            })
    void read_keyMissing_isAFault(String keys, String key, String text) {
        assertThat(read("{" + keys + "}").faults()).containsExactly(new Fault(key, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'bearer-only':'perhaps'|bearer-only|is neither true nor false",
                "'ssl-required':'sometimes'|ssl-required|is none of all, external and none",
                "'public-key-cache-ttl':'long'|public-key-cache-ttl|is no whole number",
                "'scope':['a']|scope|is no text, number, true or false",
                "'scope':'${env.NONE}'|scope|the placeholder ${env.NONE} has no value and no default; set the environment variable"
            })
    void read_badValue_isAFault(String key, String name, String text) {
        assertThat(with(key).faults()).containsExactly(new Fault(name, text));
    }

    @Test
    void read_keyWithAnotherPasswordThanItsFile_isAFault() {
        assertThat(with("'client-keystore-password':'pl4nt3d','client-key-password':'pl4nt3d2'")
                        .faults())
                .singleElement()
                .asString()
                .contains("client-key-password", "one password for all")
                .doesNotContain("pl4nt3d");
    }

    @Test
    void read_resourceThatNoListOfClaimsCanHold_isAFault() {
        AdapterSettings settings = read(
                "{'provider-url':'https://a.example/realms/b','client-id':'my app','use-resource-role-mappings':true}");

        assertThat(settings.faults())
                .singleElement()
                .extracting(Fault::text)
                .asString()
                .contains("write roles-claim");
    }

    @Test
    void read_resourceWithASlash_isEscapedAsAPointerWantsIt() {
        AdapterSettings settings = read(
                "{'provider-url':'https://a.example/realms/b','client-id':'a/~b','use-resource-role-mappings':true}");

        assertThat(texts(settings)).containsEntry("roles-claim", "/resource_access/a~1~0b/roles");
    }

    @Test
    void read_unknownKey_isReported() {
        assertThat(with("'resorce':'x','credentials':{'secrets':'pl4nt3d'}").unknown())
                .containsExactly("resorce", "credentials.secrets");
    }

    @Test
    void read_placeholder_isMarked() {
        AdapterSettings settings = with("'credentials':{'secret':'${env.SECRET}'},'scope':'profile'");

        assertThat(settings.texts())
                .filteredOn(Text::isReplaced)
                .extracting(Text::setting)
                .containsExactly("client-secret");
    }

    @Test
    void read_whatIsTold_showsNoSecret() {
        AdapterSettings settings = with("'credentials':{'secret':'pl4nt3d'},'truststore-password':'pl4nt3d'");

        assertThat(settings + " " + settings.texts() + settings.told() + settings.warnings())
                .doesNotContain("pl4nt3d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{'a':1,'a':2}", "{'realm':'pl4nt3d'"})
    void read_noStrictJson_isRefusedWithoutAWordOfIt(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("is no strict JSON: ")
                .withMessageNotContaining("pl4nt3d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"realm", "use-realm-role-mappings", "policy-enforcer", "credentials.jwt.client-keystore-file"})
    void keys_areThoseThatMayBeMeant(String key) {
        assertThat(AdapterFile.keys()).contains(key).doesNotContain("cors-*");
    }
}
