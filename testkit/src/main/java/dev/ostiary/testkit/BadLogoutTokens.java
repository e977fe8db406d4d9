package dev.ostiary.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must not end a session (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
final class BadLogoutTokens {
    private static final String EVENT = IssuedTokens.LOGOUT_EVENT;
    private static final long HOUR = 3_600;
    private static final int LARGE = 20_000;

    private final TestIssuer issuer;

    private BadLogoutTokens(TestIssuer issuer) {
        this.issuer = issuer;
    }

    static Stream<BadCallback> of(TestIssuer issuer) {
        BadLogoutTokens made = new BadLogoutTokens(issuer);
        return Stream.of(made.events(), made.parties(), made.times(), made.signatures(), made.kinds(), made.requests())
                .flatMap(tokens -> tokens);
    }

    private Stream<BadCallback> events() {
        return Stream.of(
                token("no events", token -> token.withoutClaim("events").sign()),
                claim("events null", "events", null),
                claim("events an empty object", "events", Map.of()),
                claim("events a text", "events", EVENT),
                claim("events an array", "events", List.of(EVENT)),
                claim("events with another event", "events", Map.of("http://schemas.openid.net/event/other", Map.of())),
                claim("events with the event a text", "events", Map.of(EVENT, "yes")),
                claim("events with the event true", "events", Map.of(EVENT, true)),
                claim("events with the event an array", "events", Map.of(EVENT, List.of())),
                claim(
                        "events with the event under another scheme",
                        "events",
                        Map.of(EVENT.replace("http", "https"), Map.of())),
                claim("a nonce", "nonce", "n"),
                claim("an empty nonce", "nonce", ""),
                claim("a nonce that is null", "nonce", null));
    }

    private Stream<BadCallback> parties() {
        return Stream.of(
                claim("aud another client", "aud", "another-client"),
                claim("aud an empty array", "aud", List.of()),
                token("no aud", token -> token.withoutClaim("aud").sign()),
                claim("iss of another issuer", "iss", "https://evil.example"),
                claim("iss with a slash behind", "iss", issuer.issuer() + "/"),
                token("no iss", token -> token.withoutClaim("iss").sign()),
                token(
                        "neither sub nor sid",
                        token -> token.withoutClaim("sub").withoutClaim("sid").sign()),
                token(
                        "sub empty and no sid",
                        token -> token.withoutClaim("sid").claim("sub", "").sign()),
                token(
                        "sub a number and no sid",
                        token -> token.withoutClaim("sid").claim("sub", 5).sign()),
                token(
                        "sid a number and no sub",
                        token -> token.withoutClaim("sub").claim("sid", 5).sign()),
                token("no jti", token -> token.withoutClaim("jti").sign()),
                claim("jti a number", "jti", 5));
    }

    private Stream<BadCallback> times() {
        return Stream.of(
                token("no iat", token -> token.withoutClaim("iat").sign()),
                claim("iat as text", "iat", "now"),
                token("iat in an hour", token -> at(token, HOUR).sign()),
                token(
                        "iat an hour ago and no exp",
                        token -> at(token, -HOUR).withoutClaim("exp").sign()),
                token("expired an hour ago", token -> token.expired().sign()),
                claim("exp as text", "exp", "1893456000"));
    }

    private TestToken at(TestToken token, long offset) {
        long now = issuer.now().getEpochSecond();
        return token.claim("iat", now + offset).claim("exp", now + 2 * HOUR);
    }

    private Stream<BadCallback> signatures() {
        return Stream.of(
                token("unsigned, alg none", token -> JwsForgery.unsigned(token, "none")),
                token("signed, alg none", token -> token.header("alg", "none").sign()),
                token("signature empty", token -> JwsForgery.without(token) + "."),
                token(
                        "HS256 with the client's secret",
                        token -> JwsForgery.hmac(token, issuer.state().latestClientSecret())),
                token("HS256 with the public key", JwsForgery::hmacWithPublicKey),
                token(
                        "signed with a key the issuer never had",
                        token -> token.forged().sign()),
                token("signed with a key it brings along", JwsForgery::withOwnKey),
                token("a bit of the signature changed", JwsForgery::damaged));
    }

    private Stream<BadCallback> kinds() {
        return Stream.of(
                token("header typ at+jwt", token -> token.type("at+jwt").sign()),
                token("header typ dpop+jwt", token -> token.type("dpop+jwt").sign()),
                token(
                        "the ID token of the session",
                        token -> issuer.state().grants().latestIdToken()),
                token("an access token", token -> issuer.token().sign()),
                token("sub twice", token -> JwsForgery.beginningWith(token, "\"sub\":\"u2\",")),
                token("events twice", token -> JwsForgery.beginningWith(token, "\"events\":{},")),
                token("a blank before it", token -> " " + token.sign()),
                token("an empty text", token -> ""),
                token("no token at all", token -> "logout_token"));
    }

    /** A good token, sent in another way than it must be. */
    private Stream<BadCallback> requests() {
        return Stream.of(
                form("two parameters of the name", text -> "logout_token=" + text + "&logout_token=" + text),
                form("a good one behind another one", text -> "logout_token=x&logout_token=" + text),
                form("the parameter in the other case", text -> "Logout_Token=" + text),
                form("no parameter", text -> ""),
                form("more than 16 KiB", text -> "x=" + "x".repeat(LARGE) + "&logout_token=" + text),
                new BadCallback("in the query", BadCallback.Kind.LOGOUT_TOKEN, (browser, application) -> {
                    browser.signIn(application.page());
                    String query = "?logout_token=" + issuer.logoutToken().sign();
                    return FormPost.send(application.backChannelLogout() + query, "")
                            .status();
                }),
                new BadCallback("by GET", BadCallback.Kind.LOGOUT_TOKEN, (browser, application) -> {
                    browser.signIn(application.page());
                    String query = "?logout_token=" + issuer.logoutToken().sign();
                    return TestBrowser.start()
                            .tab()
                            .visit(application.backChannelLogout() + query)
                            .status();
                }));
    }

    private BadCallback claim(String name, String claim, @Nullable Object value) {
        return token(name, token -> token.claim(claim, value).sign());
    }

    private BadCallback token(String name, Function<TestToken, String> change) {
        return new BadCallback(name, BadCallback.Kind.LOGOUT_TOKEN, (browser, application) -> {
            browser.signIn(application.page());
            String text = change.apply(issuer.logoutToken());
            return issuer.backChannelLogout(application.backChannelLogout(), text)
                    .status();
        });
    }

    private BadCallback form(String name, Function<String, String> form) {
        return new BadCallback(name, BadCallback.Kind.LOGOUT_TOKEN, (browser, application) -> {
            browser.signIn(application.page());
            return FormPost.send(
                            application.backChannelLogout(),
                            form.apply(issuer.logoutToken().sign()))
                    .status();
        });
    }
}
