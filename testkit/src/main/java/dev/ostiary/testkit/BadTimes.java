package dev.ostiary.testkit;

import java.util.stream.Stream;

/** Tokens that are over, not begun, or whose times are none (RFC 7519, sections 2 and 4.1.4 to 4.1.6). */
final class BadTimes {
    private static final String INVALID = "claim_invalid";
    private static final String EXPIRED = "token_expired";
    private static final String NOT_YET = "not_yet_valid";
    private static final String IN_FUTURE = "issued_in_future";
    private static final long LARGEST_TOLERANCE_SECONDS = 30;
    private static final long HOUR = 3_600;
    private static final long YEAR = 31_536_000;
    private static final long END_OF_9999 = 253_402_300_799L;

    private BadTimes() {}

    static Stream<BadToken> of(Twin twin, long now) {
        return Stream.of(
                        Stream.of("exp", "nbf", "iat").flatMap(claim -> noTimes(twin, claim)),
                        Stream.of("exp", "nbf", "iat").flatMap(claim -> milliseconds(twin, claim, now)),
                        expired(twin, now),
                        tooEarly(twin, now))
                .flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> noTimes(Twin twin, String claim) {
        return twin.claims(
                INVALID,
                claim,
                "null",
                "true",
                "\"\"",
                "\" \"",
                "\"soon\"",
                "\"1893456000\"",
                "\"2030-01-01T00:00:00Z\"",
                "[]",
                "[1893456000]",
                "{}",
                "-1",
                "-1e300",
                "1e300",
                "1000000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "18446744073709551616",
                String.valueOf(END_OF_9999 + 1));
    }

    /** The commonest mistake, and one that makes a token live for fifty thousand years. */
    private static Stream<BadToken> milliseconds(Twin twin, String claim, long now) {
        return Stream.of(twin.claim(INVALID, "claim " + claim + " in milliseconds", claim, now * 1_000));
    }

    private static Stream<BadToken> expired(Twin twin, long now) {
        long limit = now - LARGEST_TOLERANCE_SECONDS;
        return Stream.of(
                new BadToken("no exp", twin.token().withoutClaim("exp").sign(), "expiry_missing"),
                new BadToken("exp under the name EXP", renamed(twin, now), "expiry_missing"),
                twin.claim(EXPIRED, "expired as long ago as clocks may differ", "exp", limit),
                twin.claim(EXPIRED, "expired a second more ago", "exp", limit - 1),
                twin.claim(EXPIRED, "expired half a second more ago", "exp", limit - 0.5),
                new BadToken("expired an hour ago", twin.token().expired().sign(), EXPIRED),
                twin.claim(EXPIRED, "expired a year ago", "exp", now - YEAR),
                twin.claim(EXPIRED, "exp at the beginning of 1970", "exp", 0),
                twin.claim(EXPIRED, "exp at minus zero", "exp", new Json.Raw("-0")),
                twin.claim(EXPIRED, "exp a tiny number", "exp", new Json.Raw("1e-300")));
    }

    private static Stream<BadToken> tooEarly(Twin twin, long now) {
        return Stream.of(
                new BadToken("nbf in an hour", twin.token().notYet().sign(), NOT_YET),
                twin.claim(NOT_YET, "nbf in a year", "nbf", now + YEAR),
                twin.claim(NOT_YET, "nbf in a year and a half second", "nbf", now + YEAR + 0.5),
                twin.claim(NOT_YET, "nbf at the end of the year 9999", "nbf", END_OF_9999),
                issuedAt(twin, "iat in an hour", now + HOUR),
                issuedAt(twin, "iat in a year", now + YEAR),
                issuedAt(twin, "iat at the end of the year 9999", END_OF_9999));
    }

    private static BadToken issuedAt(Twin twin, String name, long iat) {
        return new BadToken(
                name, twin.token().claim("exp", END_OF_9999).claim("iat", iat).sign(), IN_FUTURE);
    }

    private static String renamed(Twin twin, long now) {
        return twin.token().withoutClaim("exp").claim("EXP", now + HOUR).sign();
    }
}
