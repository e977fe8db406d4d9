package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTableTest {
    private static final VerifiedJwt JWT = Verifiers.verified(Verifiers.standard(), RawToken.valid());
    private static final KnownOrigin ORIGIN = origin();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void find_afterManyChanges_isWhatAMapHolds(long seed) {
        Random random = new Random(seed);
        List<KnownToken> tokens =
                IntStream.range(0, 300).mapToObj(i -> token(text(i))).toList();
        Map<String, KnownToken> expected = new HashMap<>();
        TokenTable table = TokenTable.empty();

        for (int i = 0; i < 20_000; i++) {
            table = changed(table, expected, tokens.get(random.nextInt(tokens.size())));
        }

        assertThat(table.size()).isEqualTo(expected.size());
        assertHolds(table, expected, tokens);
    }

    private static void assertHolds(TokenTable table, Map<String, KnownToken> expected, List<KnownToken> tokens) {
        assertThat(tokens)
                .allSatisfy(token -> assertThat(table.find(new TokenText("Bearer " + token.text(), 7)))
                        .isSameAs(expected.get(token.text())));
    }

    private static TokenTable changed(TokenTable table, Map<String, KnownToken> expected, KnownToken token) {
        if (expected.remove(token.text()) != null) {
            table.remove(token);
            return table;
        }
        TokenTable roomy = table.isFull() ? table.larger() : table;
        roomy.add(token);
        expected.put(token.text(), token);
        return roomy;
    }

    @Test
    void remove_tokenThatIsNotThere_changesNothing() {
        TokenTable table = TokenTable.empty();
        KnownToken kept = token(text(1));
        table.add(kept);

        table.remove(token(text(1)));

        assertThat(table.size()).isOne();
        assertThat(table.find(kept)).isSameAs(kept);
    }

    @Test
    void isFull_atTwoThirds_isSo() {
        TokenTable table = TokenTable.empty();

        IntStream.range(0, 42).forEach(i -> table.add(token(text(i))));

        assertThat(table.places()).isEqualTo(64);
        assertThat(table.isFull()).isTrue();
        assertThat(table.larger().isFull()).isFalse();
    }

    /** Each third one has the hash of two others, for it ends alike. */
    private static String text(int number) {
        return "header.claims-" + number + ".signature-" + number / 3 * 1_000_003L;
    }

    private static KnownToken token(String text) {
        return new KnownToken(text, JWT, ORIGIN);
    }

    private static KnownOrigin origin() {
        Progress progress = new Progress();
        Verifiers.standard().build().verify(RawToken.valid().text(), progress).orElseThrow();
        return KnownOrigin.of(progress);
    }
}
