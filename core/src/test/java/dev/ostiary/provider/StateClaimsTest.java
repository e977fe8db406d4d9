package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.store.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a state, and that no part of it can be missing. */
class StateClaimsTest {
    private static SignInState state(Optional<String> returnTo, StepUp demands, boolean silent) {
        return new SignInState(
                "id", "provider", "https://app.example", returnTo, demands, 3, silent, "hash", MovableClock.START, 1);
    }

    private static final SignInState FULL =
            state(Optional.of("/orders"), new StepUp(List.of("gold", "silver"), Optional.of(Duration.ZERO)), true);

    /** As JSON, which makes other numbers of them. */
    private static Map<String, Object> sealedAndOpened(Map<String, Object> claims) throws JsonSyntaxException {
        return StrictJson.parseObject(StrictJson.write(claims).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void read_whatWasWritten_isTheSame() throws JsonSyntaxException {
        assertThat(StateClaims.read(sealedAndOpened(StateClaims.write(FULL)), 1))
                .contains(FULL);
    }

    @Test
    void read_withoutAllThatMayBeAbsent_isTheSame() throws JsonSyntaxException {
        SignInState least = state(Optional.empty(), StepUp.NONE, false);

        assertThat(StateClaims.write(least)).containsOnlyKeys("i", "p", "o", "b", "t", "n");
        assertThat(StateClaims.read(sealedAndOpened(StateClaims.write(least)), 1))
                .contains(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "p", "o", "b", "t", "n"})
    void read_partThatIsMissing_isNothing(String name) throws JsonSyntaxException {
        Map<String, Object> claims = new LinkedHashMap<>(StateClaims.write(FULL));
        claims.remove(name);

        assertThat(StateClaims.read(sealedAndOpened(claims), 0)).isEmpty();
    }

    @Test
    void withoutReturnTo_always_keepsAllElse() {
        assertThat(FULL.withoutReturnTo()).isEqualTo(state(Optional.empty(), FULL.demands(), true));
    }
}
