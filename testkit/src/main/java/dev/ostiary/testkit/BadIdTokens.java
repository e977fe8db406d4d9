package dev.ostiary.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ID tokens that a client must refuse (OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725). */
final class BadIdTokens {
    private static final long HOUR = 3_600;
    private static final long TOO_OLD = 900;
    private static final int LARGE = 70_000;

    private final TestIssuer issuer;

    private BadIdTokens(TestIssuer issuer) {
        this.issuer = issuer;
    }

    static Stream<BadCallback> of(TestIssuer issuer) {
        BadIdTokens made = new BadIdTokens(issuer);
        return Stream.of(
                        made.parties(),
                        made.subjects(),
                        made.nonces(),
                        made.hashes(),
                        made.times(),
                        made.signatures(),
                        made.kinds(),
                        made.forms())
                .flatMap(tokens -> tokens);
    }

    private Stream<BadCallback> parties() {
        String iss = issuer.issuer();
        return Stream.of(
                claim("iss of another issuer", "iss", "https://evil.example"),
                claim("iss with a slash behind", "iss", iss + "/"),
                claim("iss in an array", "iss", List.of(iss)),
                token("no iss", token -> token.withoutClaim("iss").sign()),
                claim("aud another client", "aud", "another-client"),
                claim("aud an array of others", "aud", List.of("another-client", "third-client")),
                claim("aud an empty array", "aud", List.of()),
                token(
                        "aud a look-alike",
                        token -> token.claim("aud", client() + " ").sign()),
                claim("aud null", "aud", null),
                token("no aud", token -> token.withoutClaim("aud").sign()),
                claim("azp another client", "azp", "another-client"),
                claim("azp a number", "azp", 5),
                token(
                        "several aud, azp another one",
                        token -> token.claim("aud", List.of(client(), "another-client"))
                                .claim("azp", "another-client")
                                .sign()),
                token(
                        "several aud and no azp",
                        token -> token.claim("aud", List.of(client(), "another-client"))
                                .withoutClaim("azp")
                                .sign()));
    }

    private String client() {
        return issuer.state().latestClient();
    }

    private Stream<BadCallback> subjects() {
        return Stream.of(
                token("no sub", token -> token.withoutClaim("sub").sign()),
                claim("sub empty", "sub", ""),
                claim("sub null", "sub", null),
                claim("sub a number", "sub", 5),
                claim("sub an array", "sub", List.of("u1")),
                claim("sub of 256 characters", "sub", "u".repeat(256)));
    }

    private Stream<BadCallback> nonces() {
        BadCallback foreign =
                new BadCallback("nonce of another sign-in", BadCallback.Kind.ID_TOKEN, (browser, application) -> {
                    SignInWalk.foreignCallback(issuer, application.page());
                    List<TestSignIn> seen = issuer.signIns();
                    String nonce = seen.get(seen.size() - 1).parameter("nonce").orElse("");
                    return sent(
                            browser,
                            application,
                            token -> token.claim("nonce", nonce).sign());
                });
        return Stream.of(
                foreign,
                token("no nonce", token -> token.withoutClaim("nonce").sign()),
                claim("nonce empty", "nonce", ""),
                claim("nonce null", "nonce", null),
                claim("nonce a number", "nonce", 5),
                claim("nonce of nobody", "nonce", "bm9ib2R5"),
                token(
                        "nonce in the header alone",
                        token -> token.withoutClaim("nonce")
                                .header("nonce", "bm9ib2R5")
                                .sign()));
    }

    private Stream<BadCallback> hashes() {
        return Stream.of(
                claim("at_hash of another token", "at_hash", "bm9ib2R5bm9ib2R5bm9ib2"),
                claim("at_hash empty", "at_hash", ""),
                claim("at_hash a number", "at_hash", 5),
                claim("at_hash null", "at_hash", null));
    }

    private Stream<BadCallback> times() {
        return Stream.of(
                token("expired an hour ago", token -> token.expired().sign()),
                token("no exp", token -> token.withoutClaim("exp").sign()),
                claim("exp as text", "exp", "1893456000"),
                claim("exp null", "exp", null),
                token("no iat", token -> token.withoutClaim("iat").sign()),
                token("iat in an hour", token -> at(token, HOUR)),
                token("iat a quarter of an hour ago, not expired", token -> at(token, -TOO_OLD)),
                claim("iat as text", "iat", "now"),
                token(
                        "nbf in an hour",
                        token -> token.claim("nbf", now() + HOUR).sign()));
    }

    private String at(TestToken token, long offset) {
        return token.claim("iat", now() + offset).claim("exp", now() + 2 * HOUR).sign();
    }

    private long now() {
        return issuer.now().getEpochSecond();
    }

    private Stream<BadCallback> signatures() {
        return Stream.of(
                token("unsigned, alg none", token -> JwsForgery.unsigned(token, "none")),
                token("unsigned, alg None", token -> JwsForgery.unsigned(token, "None")),
                token("signed, alg none", token -> token.header("alg", "none").sign()),
                token("unsigned, the right alg", JwsForgery::without),
                token("signature empty", token -> JwsForgery.without(token) + "."),
                token(
                        "HS256 with the client's secret",
                        token -> JwsForgery.hmac(token, issuer.state().latestClientSecret())),
                token("HS256 with the public key", JwsForgery::hmacWithPublicKey),
                token(
                        "signed with a key the issuer never had",
                        token -> token.forged().sign()),
                token("signed with a key it brings along", JwsForgery::withOwnKey),
                token("kid of no key", token -> token.keyId("nobody").sign()),
                token("a bit of the signature changed", JwsForgery::damaged),
                token(
                        "crit with an extension that nobody knows",
                        token -> token.header("crit", List.of("x"))
                                .header("x", 1)
                                .sign()),
                token(
                        "b64 false",
                        token -> token.header("b64", false)
                                .header("crit", List.of("b64"))
                                .sign()));
    }

    private Stream<BadCallback> kinds() {
        return Stream.of(
                token("header typ at+jwt", token -> token.type("at+jwt").sign()),
                token("header typ logout+jwt", token -> token.type("logout+jwt").sign()),
                token("header typ dpop+jwt", token -> token.type("dpop+jwt").sign()),
                claim("claim typ Bearer", "typ", "Bearer"),
                claim("claim token_use access", "token_use", "access"),
                token("an access token", token -> issuer.token().sign()),
                token("a logout token", token -> issuer.logoutToken().sign()));
    }

    private Stream<BadCallback> forms() {
        return Stream.of(
                token("sub twice", token -> JwsForgery.beginningWith(token, "\"sub\":\"admin\",")),
                token("nonce twice", token -> JwsForgery.beginningWith(token, "\"nonce\":\"other\",")),
                token("aud twice", token -> JwsForgery.beginningWith(token, "\"aud\":\"another-client\",")),
                token(
                        "iss twice, once with an escape",
                        token -> JwsForgery.beginningWith(token, "\"\\u0069ss\":\"x\",")),
                token("text behind the claims", token -> JwsForgery.followedBy(token, "{}")),
                token("claims an array", token -> token.parts().withClaims("[]").signed()),
                token("claims empty", token -> JwsForgery.ofClaims(token, Map.of())),
                token("a blank before it", token -> " " + token.sign()),
                token("a fourth segment", token -> token.sign() + ".x"),
                token("five segments", token -> "a.b.c.d.e"),
                token("an empty text", token -> ""),
                token("no token at all", token -> "id_token"),
                claim("a claim that makes it larger than 64 KiB", "x", "x".repeat(LARGE)));
    }

    private BadCallback claim(String name, String claim, @Nullable Object value) {
        return token(name, token -> token.claim(claim, value).sign());
    }

    private BadCallback token(String name, Function<TestToken, String> change) {
        return new BadCallback(
                name, BadCallback.Kind.ID_TOKEN, (browser, application) -> sent(browser, application, change));
    }

    private int sent(TestBrowser browser, SignInTarget application, Function<TestToken, String> change) {
        issuer.next().idToken(change);
        return SignInWalk.throughCallback(issuer, browser.tab(), application.page())
                .status();
    }
}
