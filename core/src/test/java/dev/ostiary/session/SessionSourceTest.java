package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.session.Refreshing.Rejected;
import dev.ostiary.session.Refreshing.Unavailable;
import dev.ostiary.store.SessionState;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Somebody else decides whether a session goes on. */
class SessionSourceTest {
    private final Fixture fixture = new Fixture();
    private final AtomicReference<SessionSource.Answer> answer =
            new AtomicReference<>(new SessionSource.Says(Map.of("roles", List.of("reader"))));
    private final List<String> asked = new ArrayList<>();
    private final SessionTokens sessions = fixture.builder()
            .source((sessionId, subject, claims) -> {
                asked.add(sessionId);
                return answer.get();
            })
            .build();

    @Test
    void refresh_sourceSays_nextTokenSaysThat() {
        SessionGrant grant = sessions.open("u1", Fixture.CLAIMS, "");

        Refreshed next = (Refreshed) sessions.refresh(grant.refresh().token());

        assertThat(asked).containsExactly(grant.sessionId());
        assertThat(((Verification.Verified) Fixture.access(sessions, next.grant()))
                        .jwt()
                        .claims())
                .containsEntry("roles", List.of("reader"))
                .doesNotContainKey("age");
    }

    @Test
    void refresh_contentWithLessToCarry_asksWithThatAlone() {
        List<Map<String, ?>> carried = new ArrayList<>();
        SessionContent content = new SessionContent(Fixture.CLAIMS, Map.of("began", 7L));
        SessionTokens asking = fixture.builder()
                .source((sessionId, subject, with) -> {
                    carried.add(with);
                    return new SessionSource.Says(content, Optional.empty());
                })
                .build();
        SessionGrant first = asking.open(
                        "u1",
                        content,
                        "",
                        SignInOptions.standard(),
                        state -> OptionalInt.of(fixture.memory.open(state)))
                .orElseThrow();

        Refreshed second = (Refreshed) asking.refresh(first.refresh().token());
        Refreshed third = (Refreshed) asking.refresh(second.grant().refresh().token());

        assertThat(carried).containsExactly(Map.of("began", 7L), Map.of("began", 7L));
        assertThat(((Verification.Verified) Fixture.access(asking, third.grant()))
                        .jwt()
                        .claims())
                .containsAllEntriesOf(Fixture.CLAIMS)
                .doesNotContainKey("began");
    }

    @Test
    void refresh_sourceSaysOver_endsTheSession() {
        SessionGrant grant = sessions.open("u1", Fixture.CLAIMS, "");
        answer.set(new SessionSource.Over());

        assertThat(sessions.refresh(grant.refresh().token())).isEqualTo(new Rejected(RejectionReason.TOKEN_REVOKED));
        assertThat(sessions.sessionsOf("u1")).isEmpty();
    }

    @Test
    void refresh_sourceCannotTell_keepsTheTokenGood() {
        SessionGrant grant = sessions.open("u1", Fixture.CLAIMS, "");
        SessionSource.Answer says = answer.get();
        answer.set(new SessionSource.Unavailable(Duration.ofSeconds(7), RejectionReason.PROVIDER_UNAVAILABLE));

        assertThat(sessions.refresh(grant.refresh().token()))
                .isEqualTo(new Unavailable(Duration.ofSeconds(7), RejectionReason.PROVIDER_UNAVAILABLE));
        answer.set(says);
        assertThat(sessions.refresh(grant.refresh().token())).isInstanceOf(Refreshed.class);
    }

    @Test
    void open_openingThatRecordsMore_getsTheState() {
        AtomicReference<SessionState> seen = new AtomicReference<>();

        Optional<SessionGrant> grant =
                sessions.open("u1", SessionContent.of(Fixture.CLAIMS), "Firefox", SignInOptions.standard(), state -> {
                    seen.set(state);
                    return OptionalInt.of(fixture.memory.open(state));
                });

        assertThat(grant).isPresent();
        assertThat(sessions.sessionsOf("u1")).containsExactly(seen.get());
    }

    @Test
    void open_openingThatRefuses_givesNoTokens() {
        assertThat(sessions.open(
                        "u1",
                        SessionContent.of(Fixture.CLAIMS),
                        "",
                        SignInOptions.standard(),
                        state -> OptionalInt.empty()))
                .isEmpty();
        assertThat(sessions.sessionsOf("u1")).isEmpty();
    }
}
