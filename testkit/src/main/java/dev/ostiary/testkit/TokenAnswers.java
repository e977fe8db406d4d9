package dev.ostiary.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the good answers of the token endpoint. Thread-safe. */
record TokenAnswers(ProviderState state, IssuedTokens tokens) {
    Answer first(Authorization authorization, ProviderSession session) {
        Optional<String> refreshToken = authorization.offline() ? newRefreshToken(authorization) : Optional.empty();
        return answer(authorization, session, authorization.nonce(), refreshToken);
    }

    Answer renewed(Authorization authorization, ProviderSession session, String old) {
        Optional<String> refreshToken = switch (state.ways().refreshing()) {
            case ROTATED, RENEWED -> newRefreshToken(authorization);
            case SAME -> Optional.of(old);
            case SILENT -> Optional.empty();
        };
        return answer(authorization, session, Optional.empty(), refreshToken);
    }

    private Optional<String> newRefreshToken(Authorization authorization) {
        if (!state.manner().refreshTokens()) {
            return Optional.empty();
        }
        String token = Randoms.id();
        state.grants().putRefreshToken(token, authorization);
        return Optional.of(token);
    }

    private Answer answer(
            Authorization authorization,
            ProviderSession session,
            Optional<String> nonce,
            Optional<String> refreshToken) {
        String accessToken = tokens.accessToken(authorization);
        state.grants().putAccessToken(accessToken, authorization);
        String idToken = state.next().changedIdToken(tokens.idToken(authorization, session, nonce, accessToken));
        state.grants().putIdToken(idToken, authorization);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("access_token", accessToken);
        members.put("expires_in", Grants.ACCESS_LIFETIME.toSeconds());
        refreshToken.ifPresent(token -> members.put("refresh_token", token));
        members.put("token_type", "Bearer");
        members.put("id_token", idToken);
        if (state.ways().callback() == ProviderWays.Callback.KEYCLOAK) {
            members.put("not-before-policy", 0);
            members.put("session_state", session.sid());
        }
        members.put("scope", String.join(" ", authorization.scopes()));
        return Answer.secretJson(200, Json.write(state.next().changedTokenAnswer(members)));
    }
}
