package dev.ostiary.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization request, and what is wrong with it (RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core 1.0, section 3.1.2.1).
 *
 * @param parameters as they came, or were pushed
 * @param pushed whether they were
 */
record AuthorizationRequest(Parameters parameters, boolean pushed) {
    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";
    private static final Set<String> MODES = Set.of("query", "form_post");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account", "create");

    /** An error for the client, with the words of RFC 6749, section 4.1.2.1. */
    record Wrong(String error, String description) {}

    String redirectUri() {
        return parameters.text("redirect_uri");
    }

    Optional<String> state() {
        return parameters.value("state");
    }

    boolean isFormPost() {
        return parameters.text("response_mode").equals("form_post");
    }

    boolean hasPrompt(String prompt) {
        return parameters.words("prompt").contains(prompt);
    }

    /** Seconds, if it was asked for and is a number. */
    Optional<Long> maxAge() {
        return parameters
                .value("max_age")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::valueOf);
    }

    /** What is wrong beside client and redirect URI, which must be looked at before; empty: nothing. */
    Optional<Wrong> wrong() {
        return wrongForm().or(this::wrongProof).or(this::wrongWishes);
    }

    private Optional<Wrong> wrongForm() {
        if (parameters.value("request").isPresent()) {
            return Optional.of(new Wrong("request_not_supported", "request objects are not supported"));
        }
        if (!parameters.text("response_type").equals("code")) {
            return Optional.of(new Wrong("unsupported_response_type", "response_type must be code"));
        }
        if (!MODES.contains(parameters.value("response_mode").orElse("query"))) {
            return invalid("response_mode must be query or form_post");
        }
        return parameters.words("scope").contains("openid")
                ? Optional.empty()
                : Optional.of(new Wrong("invalid_scope", "scope must hold openid"));
    }

    private Optional<Wrong> wrongProof() {
        if (state().isEmpty()) {
            return invalid("state is missing");
        }
        if (!parameters.text("code_challenge_method").equals("S256")) {
            return invalid("code_challenge_method must be S256");
        }
        return parameters.text("code_challenge").matches(CHALLENGE)
                ? Optional.empty()
                : invalid("code_challenge must be 43 characters of base64url");
    }

    private Optional<Wrong> wrongWishes() {
        List<String> prompts = parameters.words("prompt");
        if (!PROMPTS.containsAll(prompts) || (prompts.contains("none") && prompts.size() > 1)) {
            return invalid("prompt is none that is known, or none beside another one");
        }
        return parameters.value("max_age").isPresent() && maxAge().isEmpty()
                ? invalid("max_age must be a number of seconds")
                : Optional.empty();
    }

    private static Optional<Wrong> invalid(String description) {
        return Optional.of(new Wrong("invalid_request", description));
    }
}
