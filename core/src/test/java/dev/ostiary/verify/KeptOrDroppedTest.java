package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of the tokens that were verified have to go, once there is no room for all. */
class KeptOrDroppedTest {
    private static final int ROOM = 100;
    private static final VerifiedJwt JWT = Verifiers.verified(Verifiers.standard(), RawToken.valid());
    private static final KnownOrigin ORIGIN = origin();
    private static final List<String> LATE =
            IntStream.range(0, 8).mapToObj(i -> text("late", i)).toList();

    private final VerifiedTokenCache cache = new VerifiedTokenCache(ROOM);
    private final List<String> users =
            IntStream.range(0, ROOM).mapToObj(i -> text("user", i)).toList();

    @BeforeEach
    void fill() {
        users.forEach(this::add);
    }

    @Test
    void add_floodOfTokensThatComeOnce_dropsNoneThatIsInUse() {
        List<String> inUse = users.subList(0, ROOM - 20);
        assertThat(kept(inUse)).hasSize(ROOM - 20);

        IntStream.range(0, 10_000).forEach(i -> add(text("passer-by", i)));

        assertThat(kept(inUse)).containsExactlyElementsOf(inUse);
        assertThat(cache.size()).isEqualTo(ROOM);
    }

    /** As many as have room come again and again, and in between as many that come once. */
    @Test
    void add_floodBetweenUses_dropsNoneThatIsInUse() {
        List<String> inUse = users.subList(0, 60);

        IntStream.range(0, 5_000).forEach(i -> {
            add(text("passer-by", i));
            cache.find(inUse.get(i % inUse.size()));
        });

        assertThat(kept(inUse)).containsExactlyElementsOf(inUse);
    }

    /** One that takes the room of many is no reason to drop them, as long as nobody knows whether it comes again. */
    @Test
    void add_largeTokensThatComeOnce_dropNoneThatIsInUse() {
        List<String> inUse = users.subList(0, ROOM - 20);
        assertThat(kept(inUse)).hasSize(ROOM - 20);

        IntStream.range(0, 100).forEach(i -> cache.add(large(i)));

        assertThat(kept(inUse)).containsExactlyElementsOf(inUse);
    }

    @Test
    void add_largeTokenThatComesAgain_keepsIt() {
        KnownToken large = large(1);
        cache.add(large);

        cache.add(large);

        assertThat(cache.find(large.text())).isSameAs(large);
        assertThat(cache.bytes()).isLessThanOrEqualTo(ROOM * (long) VerifiedTokenCache.LEAST_BYTES);
    }

    @Test
    void add_largeTokenWhereThereIsRoom_keepsIt() {
        VerifiedTokenCache empty = new VerifiedTokenCache(ROOM);
        KnownToken large = large(1);

        empty.add(large);

        assertThat(empty.find(large.text())).isSameAs(large);
    }

    /** Those of before are not asked for any more. */
    @Test
    void add_otherUsers_dropsThoseThatAreInUseNoMore() {
        assertThat(kept(users)).hasSize(ROOM);
        List<String> others =
                IntStream.range(0, 80).mapToObj(i -> text("other", i)).toList();

        IntStream.range(0, 10).forEach(round -> others.forEach(this::use));

        assertThat(kept(others)).containsExactlyElementsOf(others);
    }

    /** Of some the hash may be forgotten, where that of another has come to its place. */
    @Test
    void add_tokensThatHadToGoAndComeAgain_outliveAFlood() {
        LATE.forEach(this::add);
        IntStream.range(0, 30).forEach(i -> add(text("passer-by", i)));
        assertThat(kept(LATE)).isEmpty();

        LATE.forEach(this::add);
        IntStream.range(0, 1_000).forEach(i -> add(text("passer-by", i)));

        assertThat(kept(LATE)).isNotEmpty();
    }

    /** Clients that ask in turns, such as once a minute each, and a tenth more of them than fit. */
    @Test
    void find_moreThanFitInTurns_findsMostOfThem() {
        List<String> clients = IntStream.range(0, ROOM + ROOM / 10)
                .mapToObj(i -> text("client", i))
                .toList();
        IntStream.range(0, 10).forEach(round -> clients.forEach(this::use));

        long found = clients.stream().filter(this::isFoundOrAdded).count();

        assertThat(found).isGreaterThan(ROOM / 2);
    }

    @Test
    void remove_whicheverWayItCame_makesRoom() {
        users.forEach(user -> cache.remove(known(user)));
        assertThat(cache.size()).as("another object of the text").isEqualTo(ROOM);

        users.forEach(this::drop);

        assertThat(cache.size()).isZero();
        assertThat(cache.bytes()).isZero();
        fill();
        assertThat(cache.size()).isEqualTo(ROOM);
    }

    /** The ends differ, as those of signatures do. */
    private static String text(String who, int number) {
        return "header." + number + "." + Integer.toHexString(31 * who.hashCode()) + (100_000 + number);
    }

    private void use(String text) {
        isFoundOrAdded(text);
    }

    private boolean isFoundOrAdded(String text) {
        boolean found = cache.find(text) != null;
        if (!found) {
            add(text);
        }
        return found;
    }

    private void drop(String text) {
        KnownToken found = cache.find(text);
        if (found != null) {
            cache.remove(found);
            cache.remove(found);
        }
    }

    private List<String> kept(List<String> texts) {
        return texts.stream().filter(text -> cache.find(text) != null).toList();
    }

    private void add(String text) {
        cache.add(known(text));
    }

    private static KnownToken known(String text) {
        return new KnownToken(text, JWT, ORIGIN);
    }

    private static KnownToken large(int number) {
        String text = TokenShapes.CHAINS_OF_ARRAYS.token(number).text();
        return new KnownToken(
                text, Verifiers.verified(Verifiers.standard(), TokenShapes.CHAINS_OF_ARRAYS.token(number)), ORIGIN);
    }

    private static KnownOrigin origin() {
        Progress progress = new Progress();
        Verifiers.standard().build().verify(RawToken.valid().text(), progress).orElseThrow();
        return KnownOrigin.of(progress);
    }
}
