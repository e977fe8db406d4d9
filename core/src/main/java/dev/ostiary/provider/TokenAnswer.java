package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token endpoint has answered (RFC 6749, section 5; OpenID Connect Core 1.0, section 3.1.3.3). Immutable. */
sealed interface TokenAnswer {
    int OK = 200;
    int UNAUTHORIZED = 401;
    int TOO_MANY_REQUESTS = 429;

    /** What both errors mean: Keycloak says the second for a wrong secret. */
    Set<String> CLIENT_ERRORS = Set.of("invalid_client", "unauthorized_client");

    /**
     * Tokens.
     *
     * @param idToken as received; empty where there is none, which only a refresh may have
     * @param expiresIn in seconds
     */
    record Tokens(
            String access,
            Optional<String> idToken,
            Optional<String> refresh,
            OptionalLong expiresIn,
            List<String> scopes)
            implements TokenAnswer {
        /** When the access token expires that has come now; empty where the provider does not say. */
        Optional<Instant> expiry(Instant now) {
            return expiresIn.isPresent() ? Optional.of(now.plusSeconds(expiresIn.getAsLong())) : Optional.empty();
        }

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Tokens[...]";
        }

        /** For a code only tokens with an ID token count. */
        @Override
        public String inWords() {
            return idToken.isPresent() ? "tokens" : "tokens without an id_token";
        }
    }

    /** {@code invalid_grant}: the code or the refresh token is good no more. */
    record InvalidGrant() implements TokenAnswer {
        @Override
        public String inWords() {
            return "invalid_grant";
        }
    }

    /** The client's credentials are not accepted. */
    record ClientRefused(String said) implements TokenAnswer {
        @Override
        public String inWords() {
            return "it does not accept the client's credentials: " + said;
        }

        @Override
        public RejectionReason reason() {
            return RejectionReason.PROVIDER_REFUSED_CLIENT;
        }
    }

    /** Another error of the protocol. */
    record OtherError(String said) implements TokenAnswer {
        @Override
        public String inWords() {
            return said;
        }

        @Override
        public RejectionReason reason() {
            return RejectionReason.PROVIDER_REFUSED;
        }
    }

    /** Nothing that the protocol knows. */
    record Invalid(String detail) implements TokenAnswer {
        @Override
        public String inWords() {
            return "the answer is none of the protocol: " + detail;
        }
    }

    /** Not asked: too many exchanges with the provider are under way already. */
    record Busy() implements TokenAnswer {
        @Override
        public String inWords() {
            return "it was not asked, for too many exchanges with it are under way already";
        }

        @Override
        public RejectionReason reason() {
            return RejectionReason.PROVIDER_UNAVAILABLE;
        }
    }

    /** No answer, one of a server in trouble, or one that says to come back. */
    record Outage(String detail) implements TokenAnswer {
        @Override
        public String inWords() {
            return detail;
        }

        @Override
        public RejectionReason reason() {
            return RejectionReason.PROVIDER_UNAVAILABLE;
        }
    }

    /** What it comes to where no tokens come of it; for what is none of the protocol the answer is invalid. */
    default RejectionReason reason() {
        return RejectionReason.PROVIDER_ANSWER_INVALID;
    }

    /** What a log says of it: no token, and of what the provider has sent harmless text alone. */
    String inWords();

    static TokenAnswer read(Exchanges.Answer answer) {
        if (answer instanceof Exchanges.Nothing nothing) {
            return new Outage(nothing.detail());
        }
        if (answer instanceof Exchanges.Unreadable unreadable) {
            return new Invalid(unreadable.detail());
        }
        if (!(answer instanceof Exchanges.Received received)) {
            return new Busy();
        }
        if (received.isServerError() || received.status() == TOO_MANY_REQUESTS) {
            return new Outage("status " + received.status());
        }
        Optional<Map<String, @Nullable Object>> members = received.json();
        if (received.status() == OK) {
            return members.map(TokenAnswer::tokens).orElseGet(() -> new Invalid("status 200, but no strict JSON"));
        }
        return error(received.status(), members.orElse(Map.of()));
    }

    private static TokenAnswer error(int status, Map<String, @Nullable Object> members) {
        Object error = members.get("error");
        String said = said(status, members);
        if (status == UNAUTHORIZED || (isClientError(status) && error != null && CLIENT_ERRORS.contains(error))) {
            return new ClientRefused(said);
        }
        if (!isClientError(status) || !(error instanceof String)) {
            return new Invalid(said);
        }
        return error.equals("invalid_grant") ? new InvalidGrant() : new OtherError(said);
    }

    private static boolean isClientError(int status) {
        return status / 100 == 4;
    }

    private static String said(int status, Map<String, @Nullable Object> members) {
        return "status " + status + ", error \"" + Harmless.text(members.get("error")) + "\", error_description \""
                + Harmless.text(members.get("error_description")) + "\"";
    }

    private static TokenAnswer tokens(Map<String, @Nullable Object> members) {
        if (!(members.get("token_type") instanceof String type)
                || !type.toLowerCase(Locale.ROOT).equals("bearer")) {
            return new Invalid("token_type is not Bearer");
        }
        if (!(members.get("access_token") instanceof String access) || access.isEmpty()) {
            return new Invalid("access_token is missing");
        }
        if (!isTextOrAbsent(members, "id_token") || !isTextOrAbsent(members, "refresh_token")) {
            return new Invalid("id_token or refresh_token is no text");
        }
        return new Tokens(
                access,
                text(members, "id_token"),
                text(members, "refresh_token"),
                seconds(members.get("expires_in")),
                members.get("scope") instanceof String scope ? words(scope) : List.of());
    }

    private static boolean isTextOrAbsent(Map<String, @Nullable Object> members, String name) {
        return members.get(name) == null || members.get(name) instanceof String;
    }

    private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
        return Optional.ofNullable((String) members.get(name)).filter(text -> !text.isEmpty());
    }

    private static OptionalLong seconds(@Nullable Object value) {
        return value instanceof Long seconds && seconds >= 0 && seconds <= Integer.MAX_VALUE
                ? OptionalLong.of(seconds)
                : OptionalLong.empty();
    }

    /** What blanks separate. */
    static List<String> words(String text) {
        return List.of(text.strip().split(" +", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
