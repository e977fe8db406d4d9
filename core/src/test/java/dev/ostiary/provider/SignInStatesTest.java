package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.StateOpening.NotOurs;
import dev.ostiary.provider.StateOpening.Opened;
import dev.ostiary.provider.StateOpening.TooOld;
import dev.ostiary.store.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInStatesTest {
    private static final KeyDerivation KEY = KeyDerivation.of(new byte[32], "a");
    private static final KeyDerivation NEXT = KeyDerivation.of(new byte[32], "b");

    private final MovableClock clock = new MovableClock();
    private final SignInStates states = with(KEY);

    private SignInStates with(KeyDerivation... keys) {
        return SignInStates.of(List.of(keys), Duration.ofHours(1), clock);
    }

    private SignInState begun(SignInStart start, SignInBinding binding) {
        return states.begin("provider", start, start.demands(), binding);
    }

    private static SignInStart start(String returnTo) {
        return new SignInStart(
                URI.create("https://app.example/ctx/auth/callback"),
                Optional.of(returnTo),
                new StepUp(List.of("gold", "silver"), Optional.of(Duration.ofMinutes(5))),
                Map.of("prompt", "none"),
                2,
                Optional.empty());
    }

    @Test
    void open_whatWasSealed_isTheSame() {
        SignInState state = begun(start("/orders?page=2"), states.newBinding());

        assertThat(states.open(states.seal(state))).isEqualTo(new Opened(state));
        assertThat(state.returnTo()).contains("/orders?page=2");
        assertThat(state.silent()).isTrue();
        assertThat(state.redirectOrigin()).isEqualTo("https://app.example");
        assertThat(state.toString()).doesNotContain("orders", state.id());
    }

    @Test
    void open_exactlyAtTheTimeout_isTooOldAndStillKnowsTheWay() {
        SignInState state = begun(start("/orders"), states.newBinding());
        String sealed = states.seal(state);

        clock.advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(states.open(sealed)).isInstanceOf(Opened.class);
        clock.advance(Duration.ofSeconds(1));

        assertThat(states.open(sealed)).isEqualTo(new TooOld(state));
    }

    @Test
    void open_sealedMoreThanAMinuteAhead_isTooOld() {
        String sealed = states.seal(begun(start("/"), states.newBinding()));
        clock.advance(Duration.ofSeconds(-61));

        assertThat(states.open(sealed)).isInstanceOf(TooOld.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "a.b.c", "a..b.c.d", "eyJhbGciOiJub25lIn0.e30."})
    void open_anyOtherText_isNotOurs(String text) {
        assertThat(states.open(text)).isEqualTo(new NotOurs());
    }

    @Test
    void open_changedByOneCharacter_isNotOurs() {
        String sealed = states.seal(begun(start("/"), states.newBinding()));
        char other = sealed.charAt(200) == 'A' ? 'B' : 'A';

        assertThat(states.open(sealed.substring(0, 200) + other + sealed.substring(201)))
                .isEqualTo(new NotOurs());
    }

    @Test
    void open_underAnotherKey_isNotOurs() {
        assertThat(with(NEXT).open(states.seal(begun(start("/"), states.newBinding()))))
                .isEqualTo(new NotOurs());
    }

    @Test
    void open_whileKeysRotate_keepsNonceAndVerifier() {
        SignInBinding binding = states.newBinding();
        SignInState state = begun(start("/"), binding);
        SignInStates rotated = with(NEXT, KEY);

        SignInState opened = ((Opened) rotated.open(states.seal(state))).state();

        assertThat(rotated.nonce(opened, binding)).isEqualTo(states.nonce(state, binding));
        assertThat(rotated.verifier(opened, binding)).isEqualTo(states.verifier(state, binding));
        assertThat(rotated.read(states.write(binding))).isPresent();
    }

    @Test
    void seal_longestOfAll_hasAtMost700Characters() {
        SignInStart longest = new SignInStart(
                URI.create("https://" + "h".repeat(132) + "/auth/callback"),
                Optional.of("/" + "ä".repeat(255)),
                new StepUp(List.of("a".repeat(80)), Optional.of(Duration.ofDays(400))),
                Map.of("prompt", "none"),
                9,
                Optional.empty());
        String sealed = states.seal(states.begin("p".repeat(32), longest, longest.demands(), states.newBinding()));

        assertThat(sealed).hasSizeLessThanOrEqualTo(700);
        assertThat(((Opened) states.open(sealed)).state().returnTo()).isEmpty();
        assertThat(((Opened) states.open(sealed)).state().demands()).isEqualTo(longest.demands());
    }

    @Test
    void begin_pathOver256Characters_leavesItOut() {
        assertThat(begun(start("/" + "x".repeat(256)), states.newBinding()).returnTo())
                .isEmpty();
        assertThat(begun(start("/" + "x".repeat(255)), states.newBinding()).returnTo())
                .isPresent();
    }

    @Test
    void nonceAndVerifier_differByIdCookieAndPurpose() {
        SignInBinding binding = states.newBinding();
        SignInState state = begun(start("/"), binding);

        assertThat(states.verifier(state, binding))
                .hasSize(43)
                .isNotEqualTo(states.verifier(state, states.newBinding()));
        assertThat(states.nonce(state, binding))
                .hasSize(43)
                .isNotEqualTo(states.verifier(state, binding))
                .isNotEqualTo(states.nonce(begun(start("/"), binding), binding))
                .isNotEqualTo(states.nonce(state, states.newBinding()));
    }

    @Test
    void cookie_written_is64CharactersAndReadBack() {
        SignInBinding binding = states.newBinding().attempted().attempted();

        String cookie = states.write(binding);

        assertThat(cookie).hasSize(64).matches("[A-Za-z0-9_-]+");
        assertThat(states.read(cookie).orElseThrow().attempts()).isEqualTo(2);
        assertThat(states.read(cookie).orElseThrow().hash()).isEqualTo(binding.hash());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "0123456789012345678901234567890123456789012345678901234567890123"})
    void read_anyOtherText_isNone(String text) {
        assertThat(states.read(text)).isEmpty();
    }

    @Test
    void read_counterSetBack_isNone() {
        String honest = states.write(states.newBinding().attempted());
        String forged = honest.substring(0, 43) + "A" + honest.substring(44);

        assertThat(states.read(forged.equals(honest) ? "" : forged)).isEmpty();
    }

    @Test
    void binding_threeSignInsWithinAMinute_loop() {
        SignInBinding third = states.newBinding()
                .completed(clock.instant())
                .completed(clock.instant())
                .completed(clock.instant().plusSeconds(59));

        assertThat(third.isLoopingAt(clock.instant().plusSeconds(59))).isTrue();
        assertThat(third.isLoopingAt(clock.instant().plusSeconds(60))).isFalse();
        assertThat(third.completed(clock.instant().plusSeconds(60))
                        .isLoopingAt(clock.instant().plusSeconds(60)))
                .isFalse();
    }

    @Test
    void binding_completed_forgetsAttempts() {
        assertThat(states.newBinding().attempted().completed(clock.instant()).attempts())
                .isZero();
        assertThat(states.newBinding().toString())
                .doesNotContain(states.newBinding().hash());
    }

    @Test
    void of_noKey_isRefused() {
        assertThatThrownBy(this::with).hasMessageStartingWith("keys:");
    }
}
