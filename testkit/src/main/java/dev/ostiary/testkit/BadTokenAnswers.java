package dev.ostiary.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers of a token endpoint that a client must not sign anybody in by (RFC 6749, section 5; OpenID Connect Core 1.0, section 3.1.3.3). */
final class BadTokenAnswers {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final int LARGE = 70_000;

    private final TestIssuer issuer;

    private BadTokenAnswers(TestIssuer issuer) {
        this.issuer = issuer;
    }

    static Stream<BadCallback> of(TestIssuer issuer) {
        BadTokenAnswers made = new BadTokenAnswers(issuer);
        return Stream.of(made.members(), made.bodies(), made.statuses(), made.nothing())
                .flatMap(answers -> answers);
    }

    private Stream<BadCallback> members() {
        return Stream.of(
                without("id_token"),
                member("id_token", null),
                member("id_token", 5),
                member("id_token", List.of("a.b.c")),
                without("access_token"),
                member("access_token", ""),
                member("access_token", null),
                member("access_token", Map.of("a", 1)),
                without("token_type"),
                member("token_type", "mac"),
                member("token_type", "N_A"),
                member("token_type", ""),
                member("token_type", List.of("Bearer")),
                member("x", "x".repeat(LARGE)));
    }

    private Stream<BadCallback> bodies() {
        return Stream.of(
                        "",
                        "<html><body>Sign in</body></html>",
                        "[]",
                        "null",
                        "{}",
                        "{\"id_token\":",
                        "id_token=a.b.c&access_token=a&token_type=Bearer",
                        "{\"error\":\"invalid_grant\"}",
                        "{\"access_token\":\"a\",\"access_token\":\"b\",\"token_type\":\"Bearer\",\"id_token\":\"a.b.c\"}",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"a.b.c\"}{}",
                        "\uFEFF{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"a.b.c\"}",
                        "[".repeat(10_000))
                .map(body -> conduct("200 with the body " + shown(body), token -> token.answers(200, JSON, body)));
    }

    private Stream<BadCallback> statuses() {
        return Stream.concat(
                Stream.of(201, 204, 400, 401, 403, 404, 429, 500, 502, 503)
                        .map(status -> conduct("status " + status, token -> token.fails(status))),
                Stream.of(
                        conduct(
                                "a redirect to itself",
                                token -> token.answers(307, Map.of("Location", issuer.issuer() + "/token"), "")),
                        conduct(
                                "a redirect to another host",
                                token -> token.answers(302, Map.of("Location", "http://127.0.0.1:1/"), "")),
                        error(400, "invalid_grant"),
                        error(400, "invalid_request"),
                        error(400, "use_dpop_nonce"),
                        error(401, "invalid_client"),
                        error(401, "unauthorized_client")));
    }

    private Stream<BadCallback> nothing() {
        return Stream.of(
                conduct("no answer", EndpointConduct::dropsConnections),
                conduct("an answer that is lost", EndpointConduct::losesAnswers));
    }

    private BadCallback error(int status, String error) {
        return conduct(status + " " + error, token -> token.answers(status, JSON, "{\"error\":\"" + error + "\"}"));
    }

    private BadCallback without(String member) {
        return changed("no " + member, members -> {
            members.remove(member);
            return members;
        });
    }

    private BadCallback member(String name, @Nullable Object value) {
        return changed(name + " " + shown(Json.write(value)), members -> {
            members.put(name, value);
            return members;
        });
    }

    private static String shown(String text) {
        return text.isEmpty() ? "''" : Twin.shown(text);
    }

    private BadCallback changed(String name, UnaryOperator<Map<String, @Nullable Object>> change) {
        return new BadCallback(name, BadCallback.Kind.TOKEN_ANSWER, (browser, application) -> {
            issuer.next().tokenAnswer(change);
            return SignInWalk.throughCallback(issuer, browser.tab(), application.page())
                    .status();
        });
    }

    private BadCallback conduct(String name, Consumer<EndpointConduct> change) {
        return new BadCallback(name, BadCallback.Kind.TOKEN_ANSWER, (browser, application) -> {
            change.accept(issuer.at(Endpoint.TOKEN));
            try {
                return SignInWalk.throughCallback(issuer, browser.tab(), application.page())
                        .status();
            } finally {
                issuer.at(Endpoint.TOKEN).recover();
            }
        });
    }
}
