package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.VerificationKey;
import dev.ostiary.store.MovableClock;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnnamedKeyLimitTest {
    private static final VerificationKey NAMELESS = nameless();
    private static final List<VerificationKey> NAMED =
            Stream.of("a", "b", "c").map(NAMELESS::withKeyId).toList();

    private static VerificationKey nameless() {
        try {
            return VerificationKey.of(
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private final MovableClock clock = new MovableClock();
    private final UnnamedKeyLimit limit = new UnnamedKeyLimit(clock);

    private List<VerificationKey> triedWithoutKeyId() {
        return limit.toTry(null, NAMED);
    }

    @Test
    void toTry_tokenWithAKeyId_isAll() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> limit.toTry("a", NAMED))).containsOnly(NAMED);
    }

    @Test
    void toTry_firstTokenWithout_isAll() {
        assertThat(triedWithoutKeyId()).isEqualTo(NAMED);
    }

    @Test
    void toTry_thoseAfterIt_areOneEachInTurn() {
        triedWithoutKeyId();

        assertThat(IntStream.range(0, 4).mapToObj(i -> triedWithoutKeyId()))
                .containsExactly(
                        List.of(NAMED.get(0)), List.of(NAMED.get(1)), List.of(NAMED.get(2)), List.of(NAMED.get(0)));
    }

    @ParameterizedTest
    @CsvSource({"PT0.999S, 1", "PT1S, 3", "PT-1S, 3"})
    void toTry_aSecondLater_isAllAgain(Duration later, int tried) {
        triedWithoutKeyId();
        clock.advance(later);

        assertThat(triedWithoutKeyId()).hasSize(tried);
        assertThat(triedWithoutKeyId()).hasSize(1);
    }

    @Test
    void toTry_issuerThatHasSignedWithout_isAll() {
        triedWithoutKeyId();
        limit.signed(null);

        assertThat(triedWithoutKeyId()).isEqualTo(NAMED);
        assertThat(triedWithoutKeyId()).isEqualTo(NAMED);
    }

    @Test
    void toTry_issuerThatHasSignedWithAnIdOnly_isOne() {
        triedWithoutKeyId();
        limit.signed("a");

        assertThat(triedWithoutKeyId()).hasSize(1);
    }

    /** Nothing else can be said of tokens of that key. */
    @Test
    void toTry_oneOfTheKeysHasNoId_isAll() {
        List<VerificationKey> mixed = new ArrayList<>(NAMED);
        mixed.add(NAMELESS);

        assertThat(limit.toTry(null, mixed)).isEqualTo(mixed);
        assertThat(limit.toTry(null, mixed)).isEqualTo(mixed);
    }

    @Test
    void toTry_oneKey_isThat() {
        triedWithoutKeyId();

        assertThat(limit.toTry(null, List.of(NAMED.get(2)))).containsExactly(NAMED.get(2));
    }
}
