package dev.ostiary.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens from somebody else, for somebody else, or about nobody (RFC 7519, sections 4.1.1 to 4.1.3 and 4.1.7). */
final class BadParties {
    private static final String INVALID = "claim_invalid";
    private static final String NOT_TRUSTED = "issuer_not_trusted";
    private static final String MISMATCH = "audience_mismatch";
    private static final String OTHER = "urn:evil";
    private static final int LONGEST = 1_024;

    private BadParties() {}

    static Stream<BadToken> of(Twin twin, String issuer, String audience) {
        return Stream.of(
                        issuers(twin, issuer),
                        lookAlikes(twin, issuer),
                        audiences(twin, audience),
                        audiencesOfOtherTypes(twin, audience),
                        subjects(twin))
                .flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> issuers(Twin twin, String issuer) {
        return Stream.concat(
                twin.claims(NOT_TRUSTED, "iss", "null", "5", "true", "[]", "{}", "\"\"", "\"*\""),
                Stream.of(
                        new BadToken("no iss", twin.token().withoutClaim("iss").sign(), NOT_TRUSTED),
                        twin.claim(NOT_TRUSTED, "iss in an array", "iss", List.of(issuer)),
                        twin.claim(NOT_TRUSTED, "iss in an object", "iss", Map.of("iss", issuer)),
                        twin.claim(NOT_TRUSTED, "iss another issuer", "iss", "https://evil.example")));
    }

    /** An issuer is compared character by character: no URL is normalized (RFC 7519, section 2). */
    private static Stream<BadToken> lookAlikes(Twin twin, String issuer) {
        String host = issuer.replaceFirst("^http://", "");
        return Stream.of(
                        issuer + "/",
                        issuer + "/.",
                        issuer + " ",
                        " " + issuer,
                        issuer + "\n",
                        issuer + "\u0000",
                        issuer + "?",
                        issuer + "#",
                        issuer + "/other",
                        issuer + ".evil.example",
                        issuer + "@evil.example",
                        issuer + "," + issuer,
                        "https://" + host,
                        "HTTP://" + host,
                        "//" + host,
                        host,
                        "http://user@" + host,
                        "http://evil.example/?" + issuer,
                        "http://evil.example#" + issuer,
                        issuer.replace("127.0.0.1", "localhost"),
                        issuer.replace("127.0.0.1", "127.1"),
                        issuer.replace("127.0.0.1", "127.0.0.1."),
                        issuer.replace("http", "http\u200b"),
                        issuer.replace("p", "\u0440"),
                        issuer.replace(":", "%3A"),
                        issuer.substring(0, issuer.length() - 1))
                .filter(text -> !text.equals(issuer)) // one that is no address is the same after some changes
                .distinct()
                .map(text -> twin.claim(NOT_TRUSTED, "iss " + shownIn(text, issuer), "iss", text));
    }

    private static Stream<BadToken> audiences(Twin twin, String audience) {
        String claim = twin.shape().audienceClaim();
        return Stream.concat(
                otherAudiences(audience)
                        .map(text -> twin.claim(MISMATCH, claim + " '" + Twin.shown(text) + "'", claim, text)),
                Stream.of(
                        new BadToken(
                                "no " + claim, twin.token().withoutClaim(claim).sign(), MISMATCH),
                        twin.claim(MISMATCH, claim + " an empty array", claim, List.of()),
                        twin.claim(MISMATCH, claim + " an array of others", claim, List.of(OTHER, OTHER + "s")),
                        twin.claim(
                                MISMATCH,
                                claim + " an array of look-alikes",
                                claim,
                                List.of(audience + "s", "x" + audience)),
                        twin.claim(MISMATCH, claim + " an array of an empty text", claim, List.of("")),
                        new BadToken(
                                claim + " in the header alone",
                                twin.token()
                                        .withoutClaim(claim)
                                        .header(claim, audience)
                                        .sign(),
                                MISMATCH)));
    }

    private static Stream<String> otherAudiences(String audience) {
        return Stream.of(
                        OTHER,
                        "",
                        "*",
                        " ",
                        audience + " ",
                        " " + audience,
                        audience + "/",
                        audience + "\u0000",
                        audience + "s",
                        "x" + audience,
                        audience.substring(1),
                        audience + "," + OTHER,
                        audience + " " + OTHER,
                        OTHER + " " + audience,
                        otherCase(audience))
                .filter(text -> !text.equals(audience)) // digits have no other case
                .distinct();
    }

    private static Stream<BadToken> audiencesOfOtherTypes(Twin twin, String audience) {
        return Stream.concat(
                twin.claims(INVALID, "aud", "null", "5", "true", "{}", "[null]", "[5]", "[{}]"),
                Stream.of(
                        twin.claim(INVALID, "aud an array in an array", "aud", List.of(List.of(audience))),
                        twin.claim(INVALID, "aud an object", "aud", Map.of(audience, true)),
                        twin.claim(INVALID, "aud beside a number", "aud", List.of(audience, 5)),
                        twin.claim(INVALID, "aud beside an array", "aud", List.of(audience, List.of()))));
    }

    private static Stream<BadToken> subjects(Twin twin) {
        return Stream.of(
                        twin.claims(INVALID, "sub", "null", "5", "true", "[]", "[\"u1\"]", "{}", "{\"sub\":\"u1\"}"),
                        twin.claims(INVALID, "jti", "null", "5", "true", "[]", "{}", "\"\""),
                        Stream.of(
                                twin.claim(INVALID, "sub of 1,025 characters", "sub", "u".repeat(LONGEST + 1)),
                                twin.claim(INVALID, "jti of 1,025 characters", "jti", "j".repeat(LONGEST + 1))))
                .flatMap(tokens -> tokens);
    }

    private static String otherCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    /** The port differs from run to run, and the name is not to. */
    private static String shownIn(String text, String issuer) {
        return Twin.shown(text.replace(issuer, "<issuer>").replaceAll("[0-9]{4,5}", "<port>"));
    }
}
