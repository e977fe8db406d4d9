package dev.ostiary.servlet.answer;

/** Writes the value of {@code WWW-Authenticate} (RFC 6750, section 3; RFC 9470, section 3). Immutable, thread-safe. */
final class Challenge {
    private final String bearerAndRealm;
    private final ErrorDetail errorDetail;

    Challenge(String realm, ErrorDetail errorDetail) {
        if (!realm.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "realm has characters that a header cannot carry; expected visible ASCII and spaces");
        }
        this.bearerAndRealm = "Bearer realm=" + quoted(realm);
        this.errorDetail = errorDetail;
    }

    String of(Refusal refusal) {
        StringBuilder text = new StringBuilder(bearerAndRealm);
        refusal.grounds().error().ifPresent(error -> {
            text.append(", error=").append(quoted(error));
            if (errorDetail != ErrorDetail.NONE) {
                text.append(", error_description=")
                        .append(quoted(refusal.reason().description()));
            }
        });
        if (!refusal.missingScopes().isEmpty()) {
            text.append(", scope=").append(quoted(String.join(" ", refusal.missingScopes())));
        }
        refusal.maxAge().ifPresent(age -> text.append(", max_age=").append(quoted(Long.toString(age.toSeconds()))));
        return text.toString();
    }

    /** A quoted-string of RFC 9110, section 5.6.4, for text that has no control characters. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
