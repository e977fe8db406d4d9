package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write in a setting's place: the problem names the thing and says what to do. */
class NamedThingsTest {
    private static final String MARKER = "c2VjcmV0LW1hcmtlci0wMTIzNDU2Nzg5LXp5eHd2";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret|base64:" + MARKER + "|'base64:' is no prefix here",
                "secret|base64url:" + MARKER + "+/==|it is standard base64",
                "secret|\"" + MARKER + "\"|stands in quotes",
                "secret|\ufeff" + MARKER + "|byte order mark",
                "secret|file:/run/secrets/" + MARKER + "|'${file:/path}' in a setting",
                "secret|-----BEGIN PUBLIC KEY-----" + MARKER + "|whoever knows a public key could sign with it",
                "secret|${EMPTY}|its placeholders give an empty text",
                "public-key|${EMPTY}|its placeholders give an empty text",
                "public-key|ssh-rsa " + MARKER + "|ssh-keygen -e -m PKCS8",
                "public-key|https://id.example/jwks|set by jwks-uri",
                "public-key|/etc/" + MARKER + ".pem|is it the name of a file?",
                "jwks-uri|https://id.example/.well-known/openid-configuration|is the address of a provider's metadata",
                "jwks-uri|https://id.example/.well-known/oauth-authorization-server/a|is the address of a provider's metadata",
                "jwks-uri|file:/etc/keys.json|which public-key takes",
                "jwks-uri|https://key_server:8443/jwks|its host has an underscore",
                "issuer|https://id.example/.well-known/openid-configuration|is probably 'https://id.example'; expected text on one line (what tokens have in iss)",
                "issuer|https://key_server/realms/a|its host has an underscore",
                "issuer|https://login.microsoftonline.com/common/v2.0|no token has it as iss",
                "issuer|${EMPTY}|its placeholders give an empty text"
            })
    void from_oneOfTheKeys_namesTheThingWithoutShowingIt(String setting, String text, String words) {
        assertThat(Configs.problemsWith("secret", null, setting, text).problems())
                .singleElement()
                .asString()
                .startsWith(setting + " (init-param): ")
                .contains(words)
                .doesNotContain(MARKER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "external-url|https://my_app.example|its host has an underscore",
                "external-url|https://app.example/shop/|write it without; expected an absolute http or https URL, such as",
                "realm|${NOWHERE}|set either of them",
                "rules|/orders/{id:[0-9]+} = role(a)|has the segment '{id:[0-9]+}', which holds one of { } < > [ ] | ^",
                "sign-in-page|https://my_app.example/in|its host has an underscore",
                "rules|# who may do what|'#', which is a comment in a properties file alone",
                "rules|/a = role(x) # admins|'#' begins no comment within a rule"
            })
    void from_oneOfTheOthers_namesTheThing(String setting, String text, String words) {
        assertThat(Configs.problemsWith(setting, text).problems())
                .singleElement()
                .asString()
                .contains(words);
    }

    @Test
    void from_hostWithoutUnderscore_hearsNothingOfOne() {
        assertThat(Configs.problemsWith("secret", null, "jwks-uri", "https:///a_b")
                        .problems())
                .singleElement()
                .asString()
                .doesNotContain("underscore");
    }

    @Test
    void from_emptyTenantClaim_switchesTheCheckOffThatThePresetAsksFor() {
        String issuer = "https://acme.b2clogin.com/8f1e2d3c-1111-4222-8333-444455556666/v2.0/";

        IssuerConfig checked =
                Configs.with("preset", "entra", "issuer", issuer).issuers().get(0);
        IssuerConfig unchecked = Configs.with("preset", "entra", "issuer", issuer, "tenant-claim", "")
                .issuers()
                .get(0);

        assertThat(checked.tenantClaim()).contains("tid");
        assertThat(unchecked.tenantClaim()).isEmpty();
    }

    @Test
    void from_publicKeyInAnEnvironmentVariableOfOneLine_isTheKey() {
        assertThat(Configs.with("secret", null, "public-key", Configs.PEM.replace("\n", "\\n"))
                        .issuers())
                .hasSize(1);
    }

    @Test
    void from_fileThatIsNoText_isNamedWithTheCommand(@TempDir Path directory) throws IOException {
        Path der = Files.write(
                directory.resolve("key.der"),
                Base64.getMimeDecoder().decode(Configs.PEM.replaceAll("-----.*?-----", "")));
        Path utf16 = Files.write(directory.resolve("key.pem"), Configs.PEM.getBytes(StandardCharsets.UTF_16));

        assertThat(Configs.problemsWith("secret", null, "public-key", "file:" + der)
                        .problems()
                        .get(0))
                .contains("'openssl pkey -pubin -inform DER -in FILE'");
        assertThat(Configs.problemsWith("secret", null, "public-key", "file:" + utf16)
                        .problems()
                        .get(0))
                .contains("'iconv -f UTF-16 -t UTF-8'");
    }

    @Test
    void from_privateKeyInThePlaceOfThePublicOne_isRefused() {
        String pem = Keys.toPem(Keys.generate(JwsAlgorithm.ES256)).replace("\n", "\\n");

        assertThat(Configs.problemsWith("secret", null, "public-key", pem).problems())
                .singleElement()
                .asString()
                .contains("is a private key and must not be here");
    }
}
