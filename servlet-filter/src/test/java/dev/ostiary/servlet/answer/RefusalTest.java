package dev.ostiary.servlet.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "MISSING_TOKEN, NO_TOKEN",
        "MALFORMED_AUTHORIZATION, INVALID_REQUEST",
        "MULTIPLE_TOKENS, INVALID_REQUEST",
        "TOKEN_TOO_LARGE, INVALID_TOKEN",
        "BAD_SIGNATURE, INVALID_TOKEN",
        "TOKEN_EXPIRED, INVALID_TOKEN",
        "TOKEN_REVOKED, INVALID_TOKEN",
        "STORE_UNAVAILABLE, UNAVAILABLE",
        "ROLE_MISSING, NOT_ALLOWED",
        "SCOPE_MISSING, NOT_ALLOWED",
        "CLAIM_MISMATCH, NOT_ALLOWED",
        "DENIED, DENIED",
        "CSRF_CROSS_SITE, CROSS_SITE",
        "AMBIGUOUS_URI, AMBIGUOUS_URI",
        "MALFORMED_METHOD, MALFORMED_METHOD",
        "KEYS_UNAVAILABLE, UNAVAILABLE",
        "MISCONFIGURED, MISCONFIGURED"
    })
    void of_reason_isOnItsGrounds(RejectionReason reason, Grounds expected) {
        Refusal refusal = Refusal.of(reason, AnswerKind.API);

        assertThat(refusal.grounds()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void of_reason_isUnavailableExactlyWhereTheReasonIs(RejectionReason reason) {
        Refusal refusal = Refusal.of(reason, AnswerKind.API);

        assertThat(refusal.grounds() == Grounds.UNAVAILABLE)
                .isEqualTo(reason.category() == RejectionReason.Category.UNAVAILABLE);
    }

    @Test
    void of_reasonAlone_isNotOfACookie() {
        Refusal refusal = Refusal.of(RejectionReason.TOKEN_EXPIRED, AnswerKind.PAGE);

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        Grounds.INVALID_TOKEN,
                        RejectionReason.TOKEN_EXPIRED,
                        AnswerKind.PAGE,
                        false,
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void withers_changeOneThingEach() {
        Refusal refusal = Refusal.of(RejectionReason.KEYS_UNAVAILABLE, AnswerKind.HTMX);

        Refusal changed =
                refusal.withSupportId("0123456789ab").withCookieToken().withRetryAfter(Duration.ofSeconds(5));

        assertThat(changed)
                .isEqualTo(new Refusal(
                        Grounds.UNAVAILABLE,
                        RejectionReason.KEYS_UNAVAILABLE,
                        AnswerKind.HTMX,
                        true,
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of("0123456789ab")));
    }

    @Test
    void clearsCookie_onlyForAnInvalidTokenInOurOwn() {
        Refusal expired = Refusal.of(RejectionReason.TOKEN_EXPIRED, AnswerKind.PAGE);

        assertThat(expired.withOwnCookie().clearsCookie()).isTrue();
        assertThat(expired.withOwnCookie().cookieToken()).isTrue();
        assertThat(expired.withCookieToken().clearsCookie()).isFalse();
        assertThat(Refusal.of(RejectionReason.MULTIPLE_TOKENS, AnswerKind.PAGE)
                        .withOwnCookie()
                        .clearsCookie())
                .isFalse();
        assertThat(Refusal.of(RejectionReason.STORE_UNAVAILABLE, AnswerKind.PAGE)
                        .withOwnCookie()
                        .clearsCookie())
                .isFalse();
    }

    @Test
    void withMissingScopes_changesTheScopesAlone() {
        Refusal refusal = Refusal.of(RejectionReason.SCOPE_MISSING, AnswerKind.API)
                .withCookieToken()
                .withSupportId("0123456789ab");

        assertThat(refusal.withMissingScopes(List.of("read", "write")))
                .isEqualTo(new Refusal(
                        Grounds.NOT_ALLOWED,
                        RejectionReason.SCOPE_MISSING,
                        AnswerKind.API,
                        true,
                        false,
                        List.of("read", "write"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("0123456789ab")));
    }

    @Test
    void withMaxAge_changesTheAgeAloneAndClearsNoCookie() {
        Refusal refusal = Refusal.of(RejectionReason.STEP_UP_REQUIRED, AnswerKind.PAGE).withOwnCookie();

        Refusal changed = refusal.withMaxAge(Optional.of(Duration.ofMinutes(5)));

        assertThat(changed.maxAge()).contains(Duration.ofMinutes(5));
        assertThat(changed.withMaxAge(Optional.empty())).isEqualTo(refusal);
        assertThat(changed.withSupportId("0123456789ab").maxAge()).contains(Duration.ofMinutes(5));
        assertThat(changed.clearsCookie()).isFalse();
        assertThat(changed.grounds().signInHelps()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a\\", "a\n", "\u00e4", "a\u007f"})
    void missingScopes_whatIsNoScope_isRefused(String scope) {
        assertThatThrownBy(() -> new Refusal(
                        Grounds.NOT_ALLOWED,
                        RejectionReason.MISSING_TOKEN,
                        AnswerKind.API,
                        false,
                        false,
                        List.of(scope),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missingScopes");
    }
}
