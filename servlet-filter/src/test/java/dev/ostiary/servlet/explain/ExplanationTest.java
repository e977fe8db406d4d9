package dev.ostiary.servlet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.verify.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How an explanation reads. */
class ExplanationTest {
    private static final Explanation.Step PATH = new Explanation.Step("path", "one reading", "/api/x", true);
    private static final Explanation.Step EXPIRY = new Explanation.Step("expiry", "exp to come", "exp was", false);

    @Test
    void toString_refused_isATableWithTheAnswerAndTheRemedy() {
        Explanation refused = new Explanation(
                AuthOutcome.REFUSED,
                Optional.of(RejectionReason.TOKEN_EXPIRED),
                OptionalInt.of(401),
                Optional.of("Bearer realm=\"x\""),
                List.of(PATH, EXPIRY));

        assertThat(refused).hasToString("""
                        ok   path              found: /api/x; expected: one reading
                        FAIL expiry            found: exp was; expected: exp to come
                        => refused 401 token_expired
                           WWW-Authenticate: Bearer realm="x"
                           Get a new token. If it is fresh, compare the clocks of issuer and verifier.""");
    }

    @Test
    void toString_admitted_endsWithTheOutcome() {
        Explanation admitted = new Explanation(
                AuthOutcome.ADMITTED, Optional.empty(), OptionalInt.empty(), Optional.empty(), List.of(PATH));

        assertThat(admitted.toString()).endsWith("\n=> admitted");
    }

    @Test
    void steps_areCopied() {
        List<Explanation.Step> steps = new ArrayList<>(List.of(PATH));
        Explanation explanation =
                new Explanation(AuthOutcome.ADMITTED, Optional.empty(), OptionalInt.empty(), Optional.empty(), steps);

        steps.clear();

        assertThat(explanation.steps()).containsExactly(PATH);
    }
}
