package dev.ostiary.testkit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code /userinfo}: for who has an access token that is good now (OpenID Connect Core 1.0, section 5.3). Thread-safe. */
final class UserInfoEndpoint implements Function<Asked, Answer> {
    private static final String SCHEME = "bearer ";

    private final ProviderState state;
    private final IssuedTokens tokens;

    UserInfoEndpoint(ProviderState state, IssuedTokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    @Override
    public Answer apply(Asked asked) {
        Optional<String> header = asked.header("Authorization");
        if (header.isEmpty()) {
            return Answer.empty(401).with("WWW-Authenticate", "Bearer realm=\"test issuer\"");
        }
        return header.filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .flatMap(text -> state.grants()
                        .ofAccessToken(text.substring(SCHEME.length()).strip()))
                .filter(this::isAlive)
                .map(authorization -> Answer.secretJson(
                        200, Json.write(state.next().changedUserInfo(tokens.userInfo(authorization)))))
                .orElseGet(() -> Answer.empty(401)
                        .with("WWW-Authenticate", "Bearer realm=\"test issuer\", error=\"invalid_token\""));
    }

    private boolean isAlive(Authorization authorization) {
        return state.accounts()
                .session(authorization.sid())
                .filter(session -> !state.accounts().isDisabled(session.subject()))
                .isPresent();
    }
}
