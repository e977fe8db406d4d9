package dev.ostiary.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The good token that each bad one is a twin of: one thing is changed, and all else stays good.
 *
 * <p>Whatever is changed is signed over, unless the signature is what is wrong, so that nothing but the change can be
 * the reason to refuse.
 *
 * @param token to make others like it
 * @param parts of one such token
 * @param algorithms that the issuer has keys for
 * @param shape what the issuer's tokens look like
 */
record Twin(TestToken token, TokenParts parts, List<SignatureAlgorithm> algorithms, ProviderShape shape) {
    static Twin of(TestIssuer issuer) {
        TestToken token = issuer.token().subject("u1").roles("user");
        return new Twin(token, token.parts(), issuer.algorithms(), issuer.shape());
    }

    /** The same with another key; empty where the issuer has none. */
    Optional<Twin> signedWith(SignatureAlgorithm algorithm) {
        TestToken other = token.algorithm(algorithm);
        return algorithms.contains(algorithm)
                ? Optional.of(new Twin(other, other.parts(), algorithms, shape))
                : Optional.empty();
    }

    SigningKey key() {
        return parts.key();
    }

    /** One token for each JSON text that a member of the header is given. */
    Stream<BadToken> headers(String code, String member, String... values) {
        return Arrays.stream(values)
                .map(value -> header(code, "header " + member + " " + value, member, new Json.Raw(value)));
    }

    BadToken header(String code, String name, String member, @Nullable Object value) {
        return new BadToken(name, token.header(member, value).sign(), code);
    }

    /** One token for each JSON text that a claim is given. */
    Stream<BadToken> claims(String code, String claim, String... values) {
        return Arrays.stream(values)
                .map(value -> claim(code, "claim " + claim + " " + value, claim, new Json.Raw(value)));
    }

    BadToken claim(String code, String name, String claim, @Nullable Object value) {
        return new BadToken(name, token.claim(claim, value).sign(), code);
    }

    /** One token for each text that follows the claims' opening brace. */
    Stream<BadToken> claimsBeginningWith(String code, String... beginnings) {
        return Arrays.stream(beginnings)
                .map(text -> new BadToken(
                        "claims beginning with " + shown(text),
                        parts.withClaims("{" + text + parts.claims().substring(1))
                                .signed(),
                        code));
    }

    BadToken claimsText(String code, String name, String json) {
        return new BadToken(name, parts.withClaims(json).signed(), code);
    }

    BadToken headerText(String code, String name, String json) {
        return new BadToken(name, parts.withHeader(json).signed(), code);
    }

    BadToken signature(String code, String name, byte[] signature) {
        return new BadToken(name, parts.signingInput() + "." + SigningKey.encode(signature), code);
    }

    /** The signature of the good token. */
    byte[] signature() {
        return parts.signature(parts.signingInput());
    }

    /** Text as a name may show it: short, and nothing but printable ASCII. */
    static String shown(String text) {
        StringBuilder name = new StringBuilder();
        text.chars()
                .limit(32)
                .forEach(unit -> name.append(
                        unit > ' ' - 1 && unit < 0x7f ? String.valueOf((char) unit) : String.format("\\u%04x", unit)));
        return name.toString();
    }
}
