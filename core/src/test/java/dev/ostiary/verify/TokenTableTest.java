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
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void find_afterManyChanges_isWhatAMapHolds(long seed) {
        Random random = new Random(seed);
        List<KnownToken> tokens =
                IntStream.range(0, 300).mapToObj(TableTokens::numbered).toList();
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
        if (roomy != table) {
            expected.values().forEach(roomy::add);
        }
        roomy.add(token);
        expected.put(token.text(), token);
        return roomy;
    }

    @Test
    void remove_tokenThatIsNotThere_changesNothing() {
        TokenTable table = TokenTable.empty();
        KnownToken kept = TableTokens.numbered(1);
        table.add(kept);

        table.remove(TableTokens.numbered(1));

        assertThat(table.size()).isOne();
        assertThat(table.find(kept)).isSameAs(kept);
    }

    @Test
    void isFull_atTwoThirds_isSo() {
        TokenTable table = TokenTable.empty();

        IntStream.range(0, 42).forEach(i -> table.add(TableTokens.numbered(i)));

        assertThat(table.places()).isEqualTo(64);
        assertThat(table.isFull()).isTrue();
        assertThat(table.larger().places()).isEqualTo(128);
        assertThat(table.larger().size()).isZero();
    }

    @Test
    void forget_someTokens_leavesTheOthersWhereTheyAre() {
        TokenTable table = TokenTable.empty();
        List<KnownToken> tokens =
                IntStream.range(0, 42).mapToObj(TableTokens::numbered).toList();
        tokens.forEach(table::add);

        tokens.subList(0, 20).forEach(table::forget);

        assertThat(tokens.subList(0, 20))
                .allSatisfy(token -> assertThat(table.find(token)).isNull());
        assertThat(tokens.subList(20, 42))
                .allSatisfy(token -> assertThat(table.find(token)).isSameAs(token));
        assertThat(table.forget(tokens.get(0))).isFalse();
    }
}
