package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerWordsTest {
    private static String issuer(String text) {
        return IssuerWords.issuer(text, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example/",
                "joe",
                "urn:issuer:a",
                "Our own issuer, Inc.",
                "https://id.example/common",
                "https://id.example/consumers/v1",
                "https://id.example/realms/common/v2.0",
                "https://login.microsoftonline.com/8f1e2d3c-1111-4222-8333-444455556666/v2.0",
                "https://acme.b2clogin.com/8f1e2d3c-1111-4222-8333-444455556666/v2.0/"
            })
    void issuer_anyOneLine_isTakenAsItIs(String text) {
        assertThat(issuer(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "https://a.example https://b.example", "https://a.example,https://b.example"})
    void issuer_noneOrSeveral_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> issuer(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/.well-known/openid-configuration, 'https://a.example'",
        "https://a.example/realms/b/.well-known/openid-configuration, 'https://a.example/realms/b'",
        "https://a.example/.well-known/oauth-authorization-server/b, 'https://a.example/b'",
        "https://a.example/.well-known/oauth-authorization-server, 'https://a.example'"
    })
    void issuer_addressOfMetadata_isRefusedWithTheIssuer(String text, String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer(text))
                .withMessageContaining("metadata")
                .withMessageEndingWith("the issuer itself is probably '" + issuer + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0/",
                "https://login.microsoftonline.us/consumers",
                "https://login.partner.microsoftonline.cn/common",
                "https://sts.windows.net/common/",
                "https://id.example/common/v2.0"
            })
    void issuer_ofManyTenants_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issuer(text))
                .withMessageContaining("no token has it as iss")
                .withMessageContaining("list them as issuers");
    }

    @Test
    void issuer_ofManyTenantsAtAHostOfOnesOwn_isRefusedWithThePreset() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IssuerWords.issuer("https://login.acme.example/common", Optional.of(Preset.ENTRA)));
    }
}
