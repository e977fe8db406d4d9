package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.verify.RejectionReason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountsTest {
    private final Counts counts = new Counts();
    private final RenewedTokens tokens = new RenewedTokens(counts);

    private static AuthEvent event(AuthOutcome outcome, @Nullable RejectionReason reason, String rule) {
        return new AuthEvent(
                outcome,
                Optional.ofNullable(reason),
                rule,
                Optional.empty(),
                "GET",
                "/",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void decided_refusals_areCountedByCode() {
        counts.decided(event(AuthOutcome.REFUSED, RejectionReason.TOKEN_EXPIRED, "default"));
        counts.decided(event(AuthOutcome.REFUSED, RejectionReason.BAD_SIGNATURE, "default"));
        counts.decided(event(AuthOutcome.REFUSED, RejectionReason.TOKEN_EXPIRED, "default"));

        assertThat(counts.of(AuthOutcome.REFUSED)).isEqualTo(3);
        assertThat(counts.of(AuthOutcome.ADMITTED)).isZero();
        assertThat(counts.refusals())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("bad_signature", 1L, "token_expired", 2L)));
    }

    @Test
    void decided_signOut_endsASession() {
        counts.decided(event(AuthOutcome.SERVED, null, "sign-out"));
        counts.decided(event(AuthOutcome.SERVED, null, "refresh"));

        assertThat(counts.ended()).isEqualTo(1);
        assertThat(counts.of(AuthOutcome.SERVED)).isEqualTo(2);
    }

    @Test
    void used_sessionWithItsFirstAndItsNextToken_isOpenedAndThenRenewed() {
        tokens.used("s1", 1_000L);
        tokens.used("s1", 1_000L);
        tokens.used("s1", 2_000L);
        tokens.used("s2", 2_000L);

        assertThat(counts.opened()).isEqualTo(2);
        assertThat(counts.renewed()).isEqualTo(1);
    }

    @Test
    void used_moreThanAreRemembered_forgetsWhatWasUsedLongestAgo() {
        IntStream.rangeClosed(0, RenewedTokens.MOST).forEach(i -> tokens.used("s" + i, 1_000L));

        tokens.used("s1", 1_000L);
        tokens.used("s0", 1_000L);

        assertThat(counts.opened()).isEqualTo(RenewedTokens.MOST + 2);
    }
}
