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

class GrowingTableTest {
    /** As many fit before it has to grow. */
    private static final int FIRST = 42;

    private final GrowingTable table = new GrowingTable();

    private List<KnownToken> filled(int count) {
        List<KnownToken> tokens =
                IntStream.range(0, count).mapToObj(TableTokens::numbered).toList();
        tokens.forEach(table::add);
        return tokens;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void find_afterManyChanges_isWhatAMapHolds(long seed) {
        Random random = new Random(seed);
        List<KnownToken> tokens =
                IntStream.range(0, 2_000).mapToObj(TableTokens::numbered).toList();
        Map<String, KnownToken> expected = new HashMap<>();

        IntStream.range(0, 20_000).forEach(i -> change(expected, tokens.get(random.nextInt(tokens.size()))));

        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(tokens)
                .allSatisfy(token -> assertThat(table.find(new TokenText("Bearer " + token.text(), 7)))
                        .isSameAs(expected.get(token.text())));
    }

    private void change(Map<String, KnownToken> expected, KnownToken token) {
        assertThat(table.find(token)).isSameAs(expected.get(token.text()));
        if (expected.remove(token.text()) != null) {
            table.remove(token);
        } else {
            table.add(token);
            expected.put(token.text(), token);
        }
    }

    @Test
    void add_toAFullTable_movesAFewAndFindsAll() {
        List<KnownToken> tokens = filled(FIRST + 1);

        assertThat(table.isGrowing()).isTrue();
        assertThat(table.places()).isEqualTo(128);
        assertThat(tokens).allSatisfy(token -> assertThat(table.find(token)).isSameAs(token));
    }

    @Test
    void add_whileItGrows_isDoneAfterASixteenthOfThePlaces() {
        filled(FIRST + 3);
        assertThat(table.isGrowing()).isTrue();

        table.add(TableTokens.numbered(FIRST + 3));

        assertThat(table.isGrowing()).isFalse();
        assertThat(table.size()).isEqualTo(FIRST + 4);
    }

    @Test
    void remove_whileItGrows_isGoneFromBothTables() {
        List<KnownToken> tokens = filled(FIRST + 2);

        tokens.forEach(table::remove);

        assertThat(table.size()).isZero();
        assertThat(tokens).allSatisfy(token -> assertThat(table.find(token)).isNull());
    }

    @Test
    void remove_whileItGrows_staysGoneOnceItHasGrown() {
        List<KnownToken> tokens = filled(FIRST + 1);
        tokens.forEach(table::remove);

        IntStream.range(100, 110).mapToObj(TableTokens::numbered).forEach(table::add);

        assertThat(table.isGrowing()).isFalse();
        assertThat(table.size()).isEqualTo(10);
        assertThat(tokens).allSatisfy(token -> assertThat(table.find(token)).isNull());
    }

    @Test
    void remove_tokenThatIsNotThere_changesNothing() {
        List<KnownToken> tokens = filled(FIRST + 1);

        table.remove(TableTokens.numbered(0));

        assertThat(table.size()).isEqualTo(FIRST + 1);
        assertThat(table.find(tokens.get(0))).isSameAs(tokens.get(0));
    }
}
