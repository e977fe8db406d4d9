package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.verify.ClaimPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "X-User-Id=sub|X-User-Id|sub",
                "Remote_User=realm_access.name|Remote_User|realm_access.name",
                "X-A=\"roles\"|X-A|/roles",
                "X-A=\"https://ns/a=b\"|X-A|\"https://ns/a=b\"",
                "X-A=/a~1b|X-A|/a~1b"
            })
    void parse_claim_isReadAsAPath(String entry, String name, String path) {
        IdentityHeader header = IdentityHeaderText.parse(entry);

        assertThat(header).isEqualTo(new IdentityHeader(name, new IdentityHeader.Claim(ClaimPath.parse(path))));
    }

    @Test
    void parse_rolesAndScopes_areTheMappedOnes() {
        assertThat(IdentityHeaderText.parse("X-R=roles").value()).isEqualTo(IdentityHeader.Mapped.ROLES);
        assertThat(IdentityHeaderText.parse("X-S=scopes").value()).isEqualTo(IdentityHeader.Mapped.SCOPES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "X-User-Id|lacks the '='",
                "=sub|is not a header name",
                "X User=sub|is not a header name",
                "X:User=sub|is not a header name",
                "X-\u00dcser=sub|is not a header name",
                "X-A=|empty name",
                "X-A=a..b|empty name",
                "X-A=https://ns/a|JSON Pointer"
            })
    void parse_notAnEntry_saysWhy(String entry, String why) {
        assertThatThrownBy(() -> IdentityHeaderText.parse(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Cookie",
                "COOKIE",
                "Set-Cookie",
                "Host",
                "Connection",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "transfer_encoding",
                "Upgrade",
                "Content-Length",
                "Content-Type",
                "Expect",
                "Origin",
                "Referer",
                "Sec-Fetch-Site",
                "Forwarded",
                "X-Forwarded-For",
                "X_Forwarded_Proto",
                "Accept",
                "If-Match",
                "X-Requested-With",
                "HX-Request"
            })
    void parse_headerWithAMeaning_isRefused(String name) {
        assertThatThrownBy(() -> IdentityHeaderText.parse(name + "=sub")).hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id=sub, x-user-id=email",
                "X-User-Id=sub X_User_Id=email",
                "X-User-Id=sub, X-Other=a, x_user-ID=email",
                "X-User-Id=sub, X-User-Id=sub"
            })
    void from_twoHeadersThatSomeTakeForOne_isAProblem(String text) {
        assertThat(Configs.problemsWith("identity-headers", text).problems())
                .singleElement()
                .asString()
                .contains("are the same header");
    }

    @Test
    void from_quotedClaimWithSeparators_staysOneEntry() {
        AuthConfig config = Configs.with("identity-headers", "X-A=\"a, b\",X-B=c");

        assertThat(config.credentials().identityHeaders())
                .extracting(IdentityHeader::name)
                .containsExactly("X-A", "X-B");
    }

    @Test
    void comparableName_ignoresCaseAndUnderscores() {
        assertThat(IdentityHeaderText.parse("X_User-ID=sub").comparableName()).isEqualTo("x-user-id");
    }

    @Test
    void tokenHeaderThatIsAnIdentityHeader_isAProblem() {
        assertThat(Configs.problemsWith("token-header", "x_user_id").problems())
                .singleElement()
                .asString()
                .contains("token-header", "is one of identity-headers");
    }
}
