package dev.ostiary.testkit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Texts that are no JWS in compact form, though some readers see one (RFC 7515, sections 2, 3.1 and 7.1). */
final class BadForms {
    private static final String MALFORMED = "malformed_token";
    private static final int BYTES_IN_FOUR_CHARACTERS = 3;

    private BadForms() {}

    static Stream<BadToken> of(Twin twin) {
        return Stream.of(
                        noTokens(), segments(twin), padding(twin), alphabet(twin), surroundings(twin), otherForms(twin))
                .flatMap(tokens -> tokens);
    }

    /** What careless clients send. */
    private static Stream<BadToken> noTokens() {
        return Stream.of(
                        "",
                        ".",
                        "..",
                        "...",
                        "....",
                        "a",
                        "a.b.c",
                        "null",
                        "undefined",
                        "[object Object]",
                        "0",
                        "true",
                        "Bearer",
                        "{}",
                        "eyJ",
                        "AAAA.AAAA.AAAA",
                        "-.-.-",
                        "%00",
                        "${TOKEN}",
                        "<token>")
                .map(text -> new BadToken("the text '" + text + "'", text, MALFORMED));
    }

    private static Stream<BadToken> segments(Twin twin) {
        String header = TokenParts.encoded(twin.parts().header());
        String claims = TokenParts.encoded(twin.parts().claims());
        String whole = twin.parts().signed();
        String signature = SigningKey.encode(twin.signature());
        return Stream.of(
                new BadToken("header alone", header, MALFORMED),
                new BadToken("header and claims without a second dot", header + "." + claims, MALFORMED),
                new BadToken("without the header", claims + "." + signature, MALFORMED),
                new BadToken("empty header", twin.parts().signed("." + claims), MALFORMED),
                new BadToken("empty claims", twin.parts().signed(header + "."), MALFORMED),
                new BadToken(
                        "header and claims exchanged",
                        twin.parts().signed(claims + "." + header),
                        "algorithm_not_allowed"),
                new BadToken("a dot before it", "." + whole, MALFORMED),
                new BadToken("a dot behind it", whole + ".", MALFORMED),
                new BadToken("a fourth segment", whole + ".AAAA", MALFORMED),
                new BadToken("five segments without enc", whole + ".AAAA.AAAA", MALFORMED),
                new BadToken("six segments", whole + ".AAAA.AAAA.AAAA", MALFORMED),
                new BadToken("two dots in a row", header + ".." + claims + "." + signature, MALFORMED),
                new BadToken("twice the token", whole + "." + whole, MALFORMED),
                new BadToken("a thousand dots", whole + ".".repeat(1_000), MALFORMED));
    }

    /** Each spelling of the same bytes but one is refused, or whatever is kept by a token's text is kept in vain. */
    private static Stream<BadToken> padding(Twin twin) {
        String header = TokenParts.encoded(filledUp(twin.parts().header(), 1));
        String claims = TokenParts.encoded(filledUp(twin.parts().claims(), 1));
        String whole = twin.parts().signed();
        Stream<BadToken> always = Stream.of(
                new BadToken("padding behind the signature", whole + "=", MALFORMED),
                new BadToken("two of padding behind the signature", whole + "==", MALFORMED),
                new BadToken("padded header", twin.parts().signed(header + "==." + claims), MALFORMED),
                new BadToken("padded claims", twin.parts().signed(header + "." + claims + "=="), MALFORMED),
                new BadToken("spare bits of the header", twin.parts().signed(next(header) + "." + claims), MALFORMED),
                new BadToken("spare bits of the claims", twin.parts().signed(header + "." + next(claims)), MALFORMED),
                new BadToken("a lone character behind the claims", loneCharacter(twin), MALFORMED));
        boolean spare = twin.signature().length % BYTES_IN_FOUR_CHARACTERS > 0;
        return spare
                ? Stream.concat(always, Stream.of(new BadToken("spare bits of the signature", next(whole), MALFORMED)))
                : always;
    }

    private static Stream<BadToken> alphabet(Twin twin) {
        String input = twin.parts().signingInput();
        String whole = twin.parts().signed();
        String claims = twin.token().claim("x", "??????>>>>>>").parts().signingInput();
        Stream<BadToken> characters = Stream.of(
                        "*",
                        "!",
                        "+",
                        "/",
                        "%",
                        ",",
                        ":",
                        "~",
                        "\"",
                        "\\",
                        " ",
                        "\t",
                        "\n",
                        "\r\n",
                        "\u0000",
                        "\u007f",
                        "\u00e9",
                        "\uff21",
                        "\u200b",
                        "\ufeff",
                        "\ud83d\ude00")
                .flatMap(text -> Stream.of(
                        new BadToken(
                                "'" + Twin.shown(text) + "' within the claims",
                                twin.parts()
                                        .signed(input.substring(0, input.length() - 1)
                                                + text
                                                + input.substring(input.length() - 1)),
                                MALFORMED),
                        new BadToken("'" + Twin.shown(text) + "' behind the signature", whole + text, MALFORMED)));
        return Stream.concat(
                characters,
                Stream.of(new BadToken(
                        "the alphabet of plain base64",
                        twin.parts().signed(claims.replace('-', '+').replace('_', '/')),
                        MALFORMED)));
    }

    private static Stream<BadToken> surroundings(Twin twin) {
        String whole = twin.parts().signed();
        return Stream.of(
                new BadToken("a blank before it", " " + whole, MALFORMED),
                new BadToken("a byte order mark before it", "\ufeff" + whole, MALFORMED),
                new BadToken("quoted", "\"" + whole + "\"", MALFORMED),
                new BadToken("Bearer before it once more", "Bearer " + whole, MALFORMED),
                new BadToken("a list of two", whole + "," + whole, MALFORMED),
                new BadToken("two with a blank between", whole + " " + whole, MALFORMED),
                new BadToken("percent-encoded dots", whole.replace(".", "%2E"), MALFORMED),
                new BadToken("a parameter behind it", whole + ";x=y", MALFORMED),
                new BadToken("base64 once more", TokenParts.encoded(whole), MALFORMED),
                new BadToken("URL-safe alphabet in upper case", upperCase(whole), MALFORMED));
    }

    /** JWS in JSON (RFC 7515, section 7.2) and with an unencoded payload (RFC 7797). */
    private static Stream<BadToken> otherForms(Twin twin) {
        String header = TokenParts.encoded(twin.parts().header());
        String claims = TokenParts.encoded(twin.parts().claims());
        String signature = SigningKey.encode(twin.signature());
        String flattened =
                "{\"protected\":\"" + header + "\",\"payload\":\"" + claims + "\",\"signature\":\"" + signature + "\"}";
        TokenParts unencoded =
                twin.token().header("b64", false).header("crit", List.of("b64")).parts();
        return Stream.of(
                new BadToken("JSON serialization", flattened, MALFORMED),
                new BadToken("JSON serialization in base64url", TokenParts.encoded(flattened), MALFORMED),
                new BadToken("detached payload", header + ".." + signature, MALFORMED),
                new BadToken(
                        "unencoded payload",
                        unencoded.signed(TokenParts.encoded(unencoded.header()) + "." + unencoded.claims()),
                        MALFORMED));
    }

    /** JSON with blanks behind it, until so many bytes are left over of groups of three. */
    private static String filledUp(String json, int rest) {
        String text = json;
        while (text.length() % BYTES_IN_FOUR_CHARACTERS != rest) {
            text += " ";
        }
        return text;
    }

    /** The last character stands for the same bytes, with a spare bit set. */
    private static String next(String base64url) {
        int last = base64url.length() - 1;
        return base64url.substring(0, last) + (char) (base64url.charAt(last) + 1);
    }

    /** No number of bytes is encoded to one character more than a multiple of four. */
    private static String loneCharacter(Twin twin) {
        String claims = TokenParts.encoded(filledUp(twin.parts().claims(), 0));
        return twin.parts().signed(TokenParts.encoded(twin.parts().header()) + "." + claims + "A");
    }

    private static String upperCase(String token) {
        return token.toUpperCase(Locale.ROOT);
    }
}
