package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a browser's cookie counts, and that nobody but us can write it. */
class SignInBindingTest {
    private static final Instant NOW = MovableClock.START;
    private static final byte[] RANDOM = new byte[SignInBinding.RANDOM_BYTES];

    private final KeyDerivation key = KeyDerivation.random();
    private final SignInStates states = with(key);

    private static SignInStates with(KeyDerivation... keys) {
        return SignInStates.of(List.of(keys), Duration.ofHours(1), new MovableClock());
    }

    private static SignInBinding binding(int attempts, int signIns, Instant since) {
        return new SignInBinding(RANDOM, attempts, signIns, since);
    }

    @Test
    void attempted_255Times_staysThere() {
        SignInBinding most = binding(255, 0, Instant.EPOCH).attempted();

        assertThat(most.attempts()).isEqualTo(255);
        assertThat(states.read(states.write(most)).orElseThrow().attempts()).isEqualTo(255);
    }

    @Test
    void attempted_always_leavesTheSignInsAlone() {
        SignInBinding attempted = binding(1, 2, NOW).attempted();

        assertThat(attempted.attempts()).isEqualTo(2);
        assertThat(attempted.signIns()).isEqualTo(2);
        assertThat(attempted.since()).isEqualTo(NOW);
    }

    @Test
    void completed_255Times_staysThere() {
        assertThat(binding(0, 255, NOW).completed(NOW).signIns()).isEqualTo(255);
    }

    @Test
    void completed_withinTheMinute_countsFromTheFirstOn() {
        SignInBinding second = binding(0, 1, NOW).completed(NOW.plusSeconds(59));

        assertThat(second.signIns()).isEqualTo(2);
        assertThat(second.since()).isEqualTo(NOW);
    }

    @Test
    void completed_afterTheMinute_beginsAnew() {
        SignInBinding first = binding(0, 2, NOW).completed(NOW.plusSeconds(60));

        assertThat(first.signIns()).isEqualTo(1);
        assertThat(first.since()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void isLooping_onlyFromThreeSignInsOn() {
        assertThat(binding(0, 2, NOW).isLoopingAt(NOW)).isFalse();
        assertThat(binding(0, 3, NOW).isLoopingAt(NOW)).isTrue();
    }

    @Test
    void isLooping_clockThatWasSetBack_isNoLoop() {
        assertThat(binding(0, 3, NOW).isLoopingAt(NOW.minusSeconds(1))).isFalse();
    }

    @Test
    void signedOut_countsNothingAndStaysTheBrowsers() {
        SignInBinding before = binding(2, 3, NOW);

        SignInBinding after = before.signedOut();

        assertThat(after.attempts()).isZero();
        assertThat(after.signIns()).isZero();
        assertThat(after.isLoopingAt(NOW)).isFalse();
        assertThat(after.hash()).isEqualTo(before.hash());
    }

    @Test
    void cookie_allThatIsCounted_comesBack() {
        SignInBinding read = states.read(states.write(binding(200, 201, NOW))).orElseThrow();

        assertThat(read.attempts()).isEqualTo(200);
        assertThat(read.signIns()).isEqualTo(201);
        assertThat(read.since()).isEqualTo(NOW);
        assertThat(read.random()).isEqualTo(RANDOM);
    }

    @Test
    void cookie_anyOneCharacterChanged_isNone() {
        String honest = states.write(binding(1, 1, NOW));

        assertThat(IntStream.range(0, honest.length()))
                .allSatisfy(at -> assertThat(states.read(changed(honest, at))).isEmpty());
    }

    private static String changed(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @Test
    void cookie_ofAnotherKey_isNone() {
        assertThat(with(KeyDerivation.random()).read(states.write(binding(0, 0, NOW))))
                .isEmpty();
    }

    @Test
    void cookie_ofAKeyThatIsNotTheLastInTheRow_isRead() {
        SignInStates rotated = with(KeyDerivation.random(), key, KeyDerivation.random());

        assertThat(rotated.read(states.write(binding(0, 0, NOW)))).isPresent();
    }

    @Test
    void hasHash_ofOtherBytes_isAnotherBrowsers() {
        assertThat(binding(0, 0, NOW).hasHash(states.newBinding().hash())).isFalse();
        assertThat(binding(0, 0, NOW).hasHash(binding(9, 9, NOW).hash())).isTrue();
        assertThat(binding(0, 0, NOW).hash()).hasSize(22);
    }

    @Test
    void toString_always_showsWhatIsCountedAlone() {
        assertThat(binding(1, 2, NOW)).hasToString("SignInBinding[1 attempts, 2 sign-ins]");
        assertThat(states).hasToString("SignInStates[1 keys]");
        assertThat(new BindingCookie(List.of(key))).hasToString("BindingCookie[]");
    }
}
