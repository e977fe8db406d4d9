package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /token}: codes and refresh tokens for tokens (RFC 6749, sections 4.1.3 and 6; RFC 7636, section 4.6). Thread-safe. */
final class TokenEndpoint implements Function<Asked, Answer> {
    private static final Pattern ERROR = Pattern.compile("\"error\":\"([^\"]*)\"");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final ProviderState state;
    private final ClientAuthentication authentication;
    private final TokenAnswers answers;

    TokenEndpoint(ProviderState state, ClientAuthentication authentication, IssuedTokens tokens) {
        this.state = state;
        this.authentication = authentication;
        this.answers = new TokenAnswers(state, tokens);
    }

    @Override
    public Answer apply(Asked asked) {
        Parameters form = asked.isPost() && asked.isForm() ? asked.parameters() : Parameters.NONE;
        ClientAuthentication.Proof proof = authentication.proof(asked, form);
        Answer answer = asked.isPost() ? answer(asked, form, proof) : OAuthError.methodNotAllowed();
        Matcher error = ERROR.matcher(answer.body());
        state.tokenRequests()
                .add(new TestTokenRequest(
                        form.text("grant_type"),
                        proof.method(),
                        form.all(),
                        answer.status(),
                        answer.status() != 200 && error.find() ? Optional.of(error.group(1)) : Optional.empty()));
        return answer;
    }

    private Answer answer(Asked asked, Parameters form, ClientAuthentication.Proof proof) {
        if (!asked.isForm() || form.repeated().isPresent()) {
            return OAuthError.invalidRequest("a form is expected, each parameter once");
        }
        if (proof.client().isEmpty()) {
            return OAuthError.refusal(state.ways());
        }
        RegisteredClient client = proof.client().get();
        return switch (form.text("grant_type")) {
            case "authorization_code" -> code(client, form);
            case "refresh_token" -> refresh(client, form);
            case "" -> OAuthError.invalidRequest("grant_type is missing");
            default -> OAuthError.of(400, "unsupported_grant_type", "authorization_code or refresh_token");
        };
    }

    private Answer code(RegisteredClient client, Parameters form) {
        Optional<Authorization> found = state.grants()
                .redeem(form.text("code"), client.id())
                .filter(authorization -> authorization.redirectUri().equals(form.text("redirect_uri")))
                .filter(authorization -> isProven(authorization, form.text("code_verifier")));
        Optional<ProviderSession> session = found.flatMap(this::session);
        return session.isEmpty()
                ? OAuthError.invalidGrant("code, redirect_uri or code_verifier is wrong")
                : answers.first(found.get(), session.get());
    }

    private Answer refresh(RegisteredClient client, Parameters form) {
        String token = form.text("refresh_token");
        boolean rotated = state.ways().refreshing() == ProviderWays.Refreshing.ROTATED;
        Optional<Authorization> found = state.grants().refresh(token, client.id(), rotated);
        Optional<ProviderSession> session = found.flatMap(this::session);
        if (session.isEmpty()) {
            return OAuthError.invalidGrant("the refresh token or its session is over");
        }
        return found.get().scopes().containsAll(form.words("scope"))
                ? answers.renewed(found.get(), session.get(), token)
                : OAuthError.of(400, "invalid_scope", "more than was granted");
    }

    private Optional<ProviderSession> session(Authorization authorization) {
        return state.accounts()
                .session(authorization.sid())
                .filter(session -> !state.accounts().isDisabled(session.subject()));
    }

    private static boolean isProven(Authorization authorization, String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return VERIFIER.matcher(verifier).matches()
                    && SigningKey.encode(hash).equals(authorization.challenge());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}
