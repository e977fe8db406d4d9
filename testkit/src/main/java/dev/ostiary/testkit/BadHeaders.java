package dev.ostiary.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens whose header brings along what it must not (RFC 7515, section 4; RFC 8725, sections 2.8 and 3.10). */
final class BadHeaders {
    private static final String CRITICAL = "critical_header_unsupported";
    private static final String UNKNOWN_KEY = "unknown_key";
    private static final String MALFORMED = "malformed_token";
    private static final String BAD_SIGNATURE = "bad_signature";
    private static final String TYPE = "type_not_allowed";
    private static final int LONGEST_KEY_ID = 256;

    private BadHeaders() {}

    static Stream<BadToken> of(Twin twin) {
        return Stream.of(
                        extensions(twin),
                        beforeTheClaims(twin),
                        ownKeys(twin),
                        types(twin),
                        malformedKeyIds(twin),
                        unknownKeyIds(twin),
                        otherKeys(twin),
                        sizes(twin))
                .flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> extensions(Twin twin) {
        return Stream.of(
                        twin.headers(CRITICAL, "crit", "[]", "null", "\"exp\"", "[\"exp\"]", "[\"foo\"]", "[1]", "{}"),
                        twin.headers(CRITICAL, "b64", "true", "false", "null"),
                        Stream.of(
                                criticalWith(twin, "b64", true),
                                criticalWith(twin, "foo", 1),
                                criticalWith(twin, "http://openbanking.org.uk/iat", 1)))
                .flatMap(tokens -> tokens);
    }

    private static BadToken criticalWith(Twin twin, String member, Object value) {
        TestToken token = twin.token().header("crit", List.of(member)).header(member, value);
        return new BadToken("header crit that names " + member + ", which is there", token.sign(), CRITICAL);
    }

    /** What a header says is wrong comes before what is wrong with the claims' JSON. */
    private static Stream<BadToken> beforeTheClaims(Twin twin) {
        return Stream.of(
                beforeNoJson(twin, CRITICAL, "crit", List.of("exp")),
                beforeNoJson(twin, CRITICAL, "b64", true),
                beforeNoJson(twin, "compressed_not_allowed", "zip", "DEF"),
                beforeNoJson(twin, "encrypted_not_allowed", "enc", "A256GCM"),
                beforeNoJson(twin, "algorithm_not_allowed", "alg", "none"),
                beforeNoJson(twin, TYPE, "typ", "logout+jwt"));
    }

    private static BadToken beforeNoJson(Twin twin, String code, String member, Object value) {
        TokenParts parts = twin.token().header(member, value).parts().withClaims("no JSON");
        return new BadToken("header " + member + ", and claims that are no JSON", parts.signed(), code);
    }

    /** A key that the sender chose proves nothing, although the signature fits it. Nobody may even look at it. */
    private static Stream<BadToken> ownKeys(Twin twin) {
        SigningKey own = SigningKey.generate(twin.key().id(), twin.key().algorithm());
        String url = "http://127.0.0.1:9/keys";
        return Stream.of(
                bringing(twin, own, "jwk", own.jwk()),
                bringing(twin, own, "jku", url),
                bringing(twin, own, "x5u", url),
                bringing(twin, own, "x5c", List.of(own.pem().replaceAll("-----[A-Z ]+-----|\n", ""))),
                bringing(twin, own, "x5t", SigningKey.encode(new byte[20])),
                bringing(twin, own, "x5t#S256", SigningKey.encode(new byte[32])),
                new BadToken(
                        "header jwk with the sender's own key, no kid",
                        forged(twin.token().header("jwk", own.jwk()).noKeyId(), own),
                        BAD_SIGNATURE),
                new BadToken(
                        "header jwk with the sender's own key, and a kid of his",
                        forged(twin.token().header("jwk", own.jwk()).keyId("own"), own),
                        UNKNOWN_KEY),
                new BadToken(
                        "header jku with an address within",
                        forged(twin.token().header("jku", "http://169.254.169.254/latest"), own),
                        BAD_SIGNATURE),
                new BadToken("forged", forged(twin.token(), own), BAD_SIGNATURE),
                new BadToken("forged, no kid", forged(twin.token().noKeyId(), own), BAD_SIGNATURE));
    }

    private static BadToken bringing(Twin twin, SigningKey own, String member, Object value) {
        TestToken token = twin.token().header(member, value);
        return new BadToken("header " + member + " with the sender's own key", forged(token, own), BAD_SIGNATURE);
    }

    private static String forged(TestToken token, SigningKey own) {
        TokenParts parts = token.parts();
        return new TokenParts(parts.header(), parts.claims(), own).signed();
    }

    /** Tokens for another purpose (RFC 8725, section 3.11). */
    private static Stream<BadToken> types(Twin twin) {
        return twin.headers(
                TYPE,
                "typ",
                "null",
                "5",
                "true",
                "[\"JWT\"]",
                "{}",
                "\"\"",
                "\"none\"",
                "\"JWT \"",
                "\"JOSE\"",
                "\"JOSE+JSON\"",
                "\"rt+jwt\"",
                "\"refresh+jwt\"",
                "\"logout+jwt\"",
                "\"dpop+jwt\"",
                "\"secevent+jwt\"",
                "\"token-introspection+jwt\"",
                "\"oauth-authz-req+jwt\"",
                "\"text/html\"",
                "\"application/application/jwt\"");
    }

    private static Stream<BadToken> malformedKeyIds(Twin twin) {
        String id = "\"" + twin.key().id() + "\"";
        return Stream.concat(
                twin.headers(MALFORMED, "kid", "null", "1", "1.5", "true", "[" + id + "]", "{\"kid\":" + id + "}"),
                Stream.of(twin.header(MALFORMED, "kid of 257 characters", "kid", "k".repeat(LONGEST_KEY_ID + 1))));
    }

    /** The signature is good: whoever falls back to another key, or to a file, lets these pass. */
    private static Stream<BadToken> unknownKeyIds(Twin twin) {
        String id = twin.key().id();
        return Stream.of(
                        "unknown",
                        "",
                        " ",
                        id + " ",
                        " " + id,
                        id + "\u0000",
                        id + "\n",
                        id + "/../" + id,
                        id.toLowerCase(Locale.ROOT),
                        "../../../../../../dev/null",
                        "/dev/null",
                        "C:\\Windows\\win.ini",
                        "file:///dev/null",
                        "http://127.0.0.1:9/keys",
                        "' OR '1'='1",
                        "x' UNION SELECT 'AAAA' --",
                        "| sleep 10",
                        "${jndi:ldap://127.0.0.1:9/a}",
                        "<script>alert(1)</script>",
                        "*",
                        "\u212a",
                        "k".repeat(LONGEST_KEY_ID))
                .map(kid -> twin.header(UNKNOWN_KEY, "kid '" + Twin.shown(kid) + "'", "kid", kid));
    }

    private static Stream<BadToken> otherKeys(Twin twin) {
        return twin.algorithms().stream()
                .filter(other -> other != twin.key().algorithm())
                .flatMap(other -> twin.signedWith(other).stream())
                .map(Twin::key)
                .flatMap(other -> Stream.of(
                        twin.header(UNKNOWN_KEY, "kid of the key for " + other.algorithm(), "kid", other.id()),
                        underAnotherName(twin, other.algorithm())));
    }

    private static BadToken underAnotherName(Twin twin, SignatureAlgorithm other) {
        String code = other.isUsual() ? UNKNOWN_KEY : "algorithm_not_allowed";
        return twin.header(code, "alg " + other + " and a kid that is not for it", "alg", other.headerName());
    }

    private static Stream<BadToken> sizes(Twin twin) {
        return Stream.of(
                twin.header(MALFORMED, "header over 4 KiB", "x", "a".repeat(4_100)),
                twin.claim("token_too_large", "9 KiB", "x", "a".repeat(6_800)),
                twin.claim("token_too_large", "12 KiB", "x", Map.of("y", "a".repeat(9_000))));
    }
}
