package dev.ostiary.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a browser may be made to bring to a redirect URI (RFC 9700, sections 4.2 to 4.7; RFC 9207). */
final class BadRedirects {
    private static final int LONG = 5_000;

    private final TestIssuer issuer;

    private BadRedirects(TestIssuer issuer) {
        this.issuer = issuer;
    }

    static Stream<BadCallback> of(TestIssuer issuer) {
        BadRedirects made = new BadRedirects(issuer);
        return Stream.of(made.states(), made.codes(), made.issuers(), made.errors(), made.foreign())
                .flatMap(callbacks -> callbacks);
    }

    private Stream<BadCallback> states() {
        return Stream.of(
                query("no state", query -> without(query, "state")),
                query("empty state", query -> with(query, "state", "")),
                query("state twice", query -> query + "&state=" + Parameters.encoded(value(query, "state"))),
                query("state and another one", query -> query + "&state=other"),
                query("another state first", query -> "state=other&" + query),
                query("state that nobody made", query -> with(query, "state", "bm9ib2R5")),
                query("state cut off", query -> with(query, "state", cut(value(query, "state")))),
                query("state with a character more", query -> with(query, "state", value(query, "state") + "A")),
                query(
                        "state with its first character changed",
                        query -> with(query, "state", twisted(value(query, "state")))),
                query("state with a blank behind", query -> with(query, "state", value(query, "state") + " ")),
                query("state twice over", query -> with(query, "state", value(query, "state") + value(query, "state"))),
                query("state of five thousand characters", query -> with(query, "state", "s".repeat(LONG))),
                query("state under the name State", query -> renamed(query, "state", "State")),
                query("state under the name state[]", query -> renamed(query, "state", "state[]")));
    }

    private Stream<BadCallback> codes() {
        return Stream.of(
                query("neither code nor error", query -> without(query, "code")),
                query("empty code", query -> with(query, "code", "")),
                query("code twice", query -> query + "&code=" + Parameters.encoded(value(query, "code"))),
                query("code and another one", query -> query + "&code=other"),
                query("another code first", query -> "code=other&" + query),
                query("code that nobody gave", query -> with(query, "code", "bm9ib2R5")),
                query("code with a character more", query -> with(query, "code", value(query, "code") + "A")),
                query("code with a NUL behind", query -> with(query, "code", value(query, "code") + "\u0000")),
                query("code of five thousand characters", query -> with(query, "code", "c".repeat(LONG))),
                query("code under the name Code", query -> renamed(query, "code", "Code")),
                query("code in a parameter response", query -> renamed(query, "code", "response")),
                query("tokens instead of a code, as in the implicit flow", this::implicit));
    }

    private String implicit(String query) {
        return without(query, "code") + "&token_type=Bearer&access_token=a&id_token="
                + issuer.token().audience(issuer.state().latestClient()).sign();
    }

    private Stream<BadCallback> issuers() {
        String issuerId = issuer.issuer();
        Stream<BadCallback> wrong = Stream.of(
                query("iss of another issuer", query -> with(query, "iss", "https://evil.example")),
                query("iss with a slash behind", query -> with(query, "iss", issuerId + "/")),
                query(
                        "iss with its scheme in upper case",
                        query -> with(query, "iss", issuerId.replace("http", "HTTP"))),
                query("iss with a path", query -> with(query, "iss", issuerId + "/other")),
                query("iss twice", query -> with(query, "iss", issuerId) + "&iss=" + Parameters.encoded(issuerId)),
                query(
                        "iss of another issuer first",
                        query -> "iss=https%3A%2F%2Fevil.example&" + with(query, "iss", issuerId)),
                query("empty iss", query -> with(query, "iss", "")));
        return issuer.state().ways().namesIssuer()
                ? Stream.concat(wrong, Stream.of(query("no iss", query -> without(query, "iss"))))
                : wrong;
    }

    private Stream<BadCallback> errors() {
        return Stream.concat(
                Stream.of(
                                "access_denied",
                                "login_required",
                                "server_error",
                                "temporarily_unavailable",
                                "invalid_request",
                                "invalid_scope",
                                "<script>")
                        .map(error -> query(
                                "error " + error,
                                query -> without(query, "code") + "&error=" + Parameters.encoded(error))),
                Stream.of(
                        query("error beside a good code", query -> query + "&error=access_denied"),
                        query("error twice beside a good code", query -> query + "&error=a&error=b"),
                        query("empty error and no code", query -> without(query, "code") + "&error=")));
    }

    /** What belongs to another browser: the attacker's own sign-in, or the victim's. */
    private Stream<BadCallback> foreign() {
        return Stream.of(
                mixed("callback of another browser", List.of("code", "state", "session_state")),
                mixed("state of another browser", List.of("state")),
                mixed("code of another browser", List.of("code")));
    }

    private BadCallback mixed(String name, List<String> taken) {
        return new BadCallback(name, BadCallback.Kind.CALLBACK, (browser, application) -> {
            Parameters other = SignInWalk.foreignCallback(issuer, application.page());
            issuer.next().callback(query -> {
                String mixed = query;
                for (String parameter : taken) {
                    mixed = other.value(parameter).isPresent() ? with(mixed, parameter, other.text(parameter)) : mixed;
                }
                return mixed;
            });
            return SignInWalk.throughCallback(issuer, browser.tab(), application.page())
                    .status();
        });
    }

    private BadCallback query(String name, UnaryOperator<String> change) {
        return new BadCallback(name, BadCallback.Kind.CALLBACK, (browser, application) -> {
            issuer.next().callback(change);
            return SignInWalk.throughCallback(issuer, browser.tab(), application.page())
                    .status();
        });
    }

    private static String value(String query, String name) {
        return Parameters.of(query).text(name);
    }

    private static String without(String query, String name) {
        Map<String, List<String>> all = new LinkedHashMap<>(Parameters.of(query).all());
        all.remove(name);
        return new Parameters(all).text();
    }

    private static String with(String query, String name, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>(Parameters.of(query).all());
        all.put(name, List.of(value));
        return new Parameters(all).text();
    }

    private static String renamed(String query, String name, String other) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Parameters.of(query)
                .all()
                .forEach((key, values) -> all.put(key.equals(name) ? other : key, new ArrayList<>(values)));
        return new Parameters(all).text();
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 1);
    }

    private static String twisted(String text) {
        return (text.startsWith("A") ? "B" : "A") + text.substring(1);
    }
}
