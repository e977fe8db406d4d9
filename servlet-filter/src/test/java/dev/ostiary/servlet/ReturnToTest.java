package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account",
                "/account/",
                "/orders/7/items",
                "/orders?from=2026-01-01&to=2026-12-31",
                "/search?a=b%20c",
                "/search?q=a%2Fb%2f..%2F",
                "/go?url=https%3A%2F%2Fother.example%2F",
                "/go?url=https://other.example/",
                "/search?q=100%",
                "/search?q=%5C%09%0D%0A",
                "/search?q=a?b=c//d/../e",
                "/?",
                "/?tab=1",
                "/caf%C3%A9/%E6%97%A5%E6%9C%AC",
                "/a%20b",
                "/100%25",
                "/.well-known/security.txt",
                "/..a/...",
                "/a;v=1/b",
                "/a;v=1/b",
                "/@user",
                "/a:b@c",
                "/a!$&'()*+,=~_-b",
                "/search?q={a}|b^c`[d]",
                "/evil.example"
            })
    void safe_honestPath_comesBackUnchanged(String value) {
        assertThat(ReturnTo.safe(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void safe_nothing_isTheRoot(String value) {
        assertThat(ReturnTo.safe(value)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Another host by scheme.
                "https://evil.example",
                "http://evil.example/",
                "https:evil.example",
                "https:/evil.example",
                "https:///evil.example",
                "https:\\\\evil.example",
                "HTTPS://EVIL.EXAMPLE",
                "ftp://evil.example",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "javascript://app.example/%0aalert(1)",
                "data:text/html,x",
                "vbscript:x",
                "mailto:a@evil.example",
                // Not a path from the root.
                "evil.example",
                "evil.example/",
                "account",
                "./account",
                "../account",
                "?tab=1",
                "#top",
                ";/evil.example",
                "@evil.example",
                ":80",
                "*",
                // Another host without a scheme.
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "//evil.example/%2e%2e",
                "//",
                "//@evil.example",
                "//[::1]/",
                // Backslashes, which browsers read as slashes.
                "\\evil.example",
                "\\\\evil.example",
                "/\\evil.example",
                "/\\/evil.example",
                "\\/evil.example",
                "/a\\b",
                "/a?b=\\",
                // What browsers strip before they read.
                " //evil.example",
                " /account",
                "/account ",
                "/ /evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r/evil.example",
                "/\r\nLocation: https://evil.example",
                "/a\r\nSet-Cookie: a=b",
                "/\u0000/evil.example",
                "\u0000//evil.example",
                "/\u000b/evil.example",
                "/\u001f/evil.example",
                "/\u007f/evil.example",
                "/a?b=\t",
                "/a?b=c d",
                "/a?b=\u007f",
                "/a?b=\u00e4",
                // Characters that some software turns into slashes, dots or nothing.
                "/\u00a0/evil.example",
                "/\u00ad/evil.example",
                "/\u200b/evil.example",
                "/\u2028/evil.example",
                "\ufeff//evil.example",
                "/\uff0fevil.example",
                "/\u2044evil.example",
                "/\u3002evil.example",
                "/caf\u00e9",
                // The same by escapes.
                "/%09/evil.example",
                "/%0a/evil.example",
                "/%0d%0aLocation:%20https://evil.example",
                "/%00/evil.example",
                "/%7f/evil.example",
                "/%c2%85/evil.example",
                "/%2f/evil.example",
                "/%2Fevil.example",
                "/%2f%2fevil.example",
                "/%5cevil.example",
                "/%5C/evil.example",
                "/a%5cb",
                "%2f%2fevil.example",
                "%2fevil.example",
                // By escapes of escapes, at any depth.
                "/%252f/evil.example",
                "/%252fevil.example",
                "/%255cevil.example",
                "/%2509/evil.example",
                "/%25252fevil.example",
                "/%25%32%66evil.example",
                "/%252e%252e/evil.example",
                // Segments that vanish.
                "/.//evil.example",
                "/..//evil.example",
                "/./evil.example",
                "/../evil.example",
                "/a/..//evil.example",
                "/a/../../evil.example",
                "/%2e//evil.example",
                "/%2e%2e//evil.example",
                "/.%2e/evil.example",
                "/..;/evil.example",
                "/..%3b/evil.example",
                "/..;a=b/evil.example",
                "/a/..",
                "/a/.",
                "/..",
                "/.",
                "/a//evil.example",
                "/a//",
                "/;//evil.example",
                "/;/evil.example",
                "/;a=b/evil.example",
                "/%3b/evil.example",
                // Escapes that mean nothing, or not one thing.
                "/%",
                "/%2",
                "/%zz",
                "/%u002fevil.example",
                "/%c0%afevil.example",
                "/%e0%80%afevil.example",
                "/%ff",
                "/%ed%a0%80",
                // A fragment, and what no URI has.
                "/#",
                "/account#top",
                "/#//evil.example",
                "/<script>",
                "/a\"onclick=\"b",
                "/a?b=<c>"
            })
    void safe_openRedirectAttempt_isTheRoot(String value) {
        assertThat(ReturnTo.safe(value)).isEqualTo("/");
    }

    @Test
    void safe_moreThan2000Characters_isTheRoot() {
        String longest = "/" + "a".repeat(1_999);

        assertThat(ReturnTo.safe(longest)).isEqualTo(longest);
        assertThat(ReturnTo.safe(longest + "a")).isEqualTo("/");
    }
}
