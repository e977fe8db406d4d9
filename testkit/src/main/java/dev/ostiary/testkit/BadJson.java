package dev.ostiary.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokens whose header or claims two readers may read in two ways (RFC 8725, sections 2.4, 3.7; RFC 8259). */
final class BadJson {
    private static final String MALFORMED = "malformed_token";

    private BadJson() {}

    static Stream<BadToken> of(Twin twin) {
        return Stream.of(
                        repeated(twin),
                        notStrict(twin),
                        documents(twin),
                        headers(twin),
                        trailing(twin),
                        encodings(twin),
                        costly(twin))
                .flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> repeated(Twin twin) {
        return twin.claimsBeginningWith(
                MALFORMED,
                "\"sub\":\"admin\",",
                "\"s\\u0075b\":\"admin\",",
                "\"exp\":9999999999,",
                "\"" + twin.shape().rolesClaim() + "\":[\"admin\"],",
                "\"iss\":\"https://evil.example\",",
                "\"x\":{\"a\":1,\"a\":2},",
                "\"x\":[{\"a\":1,\"\\u0061\":2}],",
                "\"x\":1,\"x\":1,",
                "\"\":1,");
    }

    private static Stream<BadToken> notStrict(Twin twin) {
        return twin.claimsBeginningWith(
                MALFORMED,
                "x:1,",
                "'x':1,",
                "\"x\":'y',",
                "\"x\":NaN,",
                "\"x\":Infinity,",
                "\"x\":-Infinity,",
                "\"x\":+1,",
                "\"x\":01,",
                "\"x\":.5,",
                "\"x\":5.,",
                "\"x\":0x10,",
                "\"x\":1e999,",
                "\"x\":-,",
                "\"x\":TRUE,",
                "\"x\":undefined,",
                "\"x\":,",
                "\"x\",",
                ",",
                "/**/",
                "//\n",
                "#\n",
                "\"x\":\"\\x41\",",
                "\"x\":\"\\u00\",",
                "\"x\":\"a\nb\",",
                "\"x\":\"a\tb\",",
                "\"x\":\"\u0000\",",
                "\"x\":\"\\ud800\",",
                "\"x\":\"\\udc00\",",
                "\"x\":\"\\udc00\\ud800\",",
                "\"\\ud800\":1,",
                "\"x\":[1,],",
                "\"x\":{\"a\":1,},",
                "\"x\":[1 2],",
                "\"x\":{\"a\"},",
                "\u00a0");
    }

    private static Stream<BadToken> documents(Twin twin) {
        String claims = twin.parts().claims();
        return Stream.concat(
                Stream.of("[]", "null", "true", "5", "\"text\"", "text", "<xml/>", " ", "{", "}")
                        .map(json -> twin.claimsText(MALFORMED, "claims are " + Twin.shown(json), json)),
                Stream.of(
                        twin.claimsText(MALFORMED, "claims without the last brace", cut(claims)),
                        twin.claimsText(MALFORMED, "claims with a comma before the brace", cut(claims) + ",}"),
                        twin.claimsText(MALFORMED, "claims in an array", "[" + claims + "]"),
                        twin.claimsText(MALFORMED, "claims twice", claims + claims),
                        twin.claimsText(MALFORMED, "claims within text", Json.write(claims)),
                        twin.claimsText("issuer_not_trusted", "claims are {}", "{}")));
    }

    private static Stream<BadToken> headers(Twin twin) {
        String header = twin.parts().header();
        String rest = header.substring(1);
        return Stream.of(
                twin.headerText(MALFORMED, "header with alg none before alg", "{\"alg\":\"none\"," + rest),
                twin.headerText(MALFORMED, "header with alg none behind alg", cut(header) + ",\"alg\":\"none\"}"),
                twin.headerText(MALFORMED, "header with alg none in escapes", "{\"\\u0061lg\":\"none\"," + rest),
                twin.headerText(MALFORMED, "header with two kid", "{\"kid\":\"other\"," + rest),
                twin.headerText(MALFORMED, "header with a repeated unknown member", "{\"x\":1,\"x\":1," + rest),
                twin.headerText(MALFORMED, "header with an unnamed member", "{\"\":1," + rest),
                twin.headerText(MALFORMED, "header with a comment", "{/**/" + rest),
                twin.headerText(MALFORMED, "header with text behind it", header + "x"),
                twin.headerText(MALFORMED, "header with a second object behind it", header + "{}"),
                twin.headerText(MALFORMED, "header with a NUL behind it", header + "\u0000"),
                twin.headerText(MALFORMED, "header with a byte order mark", "\ufeff" + header),
                twin.headerText(MALFORMED, "header without quotes", header.replace("\"", "")),
                twin.headerText(MALFORMED, "header in an array", "[" + header + "]"),
                twin.headerText(MALFORMED, "header within text", Json.write(header)),
                twin.headerText(MALFORMED, "header is null", "null"),
                twin.headerText(MALFORMED, "header is a number", "5"),
                twin.headerText(MALFORMED, "header is no JSON", "RS256"),
                twin.headerText("algorithm_not_allowed", "header is {}", "{}"));
    }

    private static Stream<BadToken> trailing(Twin twin) {
        String claims = twin.parts().claims();
        return Stream.of(" zz", "{}", "}", "]", ",", "\u0000", "/*c*/", "//c", ";", "\ufeff")
                .map(text ->
                        twin.claimsText(MALFORMED, "claims with " + Twin.shown(text) + " behind them", claims + text));
    }

    private static Stream<BadToken> encodings(Twin twin) {
        return Stream.of(
                inCharset(twin, StandardCharsets.UTF_16LE),
                inCharset(twin, StandardCharsets.UTF_16BE),
                inCharset(twin, StandardCharsets.UTF_16),
                inCharset(twin, Charset.forName("UTF-32LE")),
                twin.claimsText(
                        MALFORMED,
                        "claims with a byte order mark",
                        "\ufeff" + twin.parts().claims()),
                withBytes(twin, "a byte that never is UTF-8", 0xff),
                withBytes(twin, "Latin-1", 0xe9),
                withBytes(twin, "a lone continuation byte", 0x80),
                withBytes(twin, "an overlong slash", 0xc0, 0xaf),
                withBytes(twin, "an overlong NUL", 0xc0, 0x80),
                withBytes(twin, "an overlong three-byte slash", 0xe0, 0x80, 0xaf),
                withBytes(twin, "a surrogate in UTF-8", 0xed, 0xa0, 0x80),
                withBytes(twin, "a character beyond Unicode", 0xf4, 0x90, 0x80, 0x80),
                withBytes(twin, "half a character", 0xe2, 0x82));
    }

    /** Small to send and dear to read, for whoever has no limits. */
    private static Stream<BadToken> costly(Twin twin) {
        String members =
                IntStream.range(0, 300).mapToObj(i -> "\"m" + i + "\":1,").collect(Collectors.joining());
        return Stream.concat(
                Stream.of(
                        deep(twin, "arrays", "[", "]"),
                        deep(twin, "objects", "{\"a\":", "}"),
                        twin.claimsText(MALFORMED, "arrays never closed", "{\"x\":" + "[".repeat(4_000)),
                        new BadToken(
                                "300 members",
                                twin.parts()
                                        .withClaims("{" + members
                                                + twin.parts().claims().substring(1))
                                        .signed(),
                                MALFORMED),
                        twin.claim(
                                MALFORMED,
                                "an array of 1,500 elements",
                                "x",
                                IntStream.range(0, 1_500).mapToObj(i -> 0).toList())),
                Stream.of("9".repeat(3_000), "1e" + "9".repeat(100), "0." + "1".repeat(2_000), "-" + "9".repeat(65))
                        .map(number -> twin.claim(
                                MALFORMED,
                                "a number of " + number.length() + " characters",
                                "x",
                                new Json.Raw(number))));
    }

    private static BadToken deep(Twin twin, String what, String open, String close) {
        String value = open.repeat(500) + (open.equals("[") ? "" : "1") + close.repeat(500);
        return twin.claim(MALFORMED, "500 " + what + " within each other", "x", new Json.Raw(value));
    }

    private static BadToken inCharset(Twin twin, Charset charset) {
        return withClaims(twin, "claims in " + charset, twin.parts().claims().getBytes(charset));
    }

    /** The bytes stand within a text, where they do least harm to the form. */
    private static BadToken withBytes(Twin twin, String name, int... bytes) {
        StringBuilder text = new StringBuilder("{\"x\":\"");
        IntStream.of(bytes).forEach(unit -> text.append((char) unit));
        text.append("\",").append(twin.parts().claims().substring(1));
        return withClaims(twin, name + " within text", text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static BadToken withClaims(Twin twin, String name, byte[] claims) {
        String input = TokenParts.encoded(twin.parts().header()) + "." + SigningKey.encode(claims);
        return new BadToken(name, twin.parts().signed(input), MALFORMED);
    }

    private static String cut(String object) {
        return object.substring(0, object.length() - 1);
    }
}
