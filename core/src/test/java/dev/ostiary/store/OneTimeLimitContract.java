package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofSubject;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one-time tokens of one subject and purpose: so many at once, and one of them is used. */
public interface OneTimeLimitContract extends SharedState {
    /** How many may be open. */
    int MOST = StoreLimits.MAX_ONE_TIME;

    /** Makes an id known for an hour, to reset a password with. */
    default void register(String id, String subject) {
        register(id, subject, "reset", Duration.ofHours(1));
    }

    /** Makes an id known. */
    default void register(String id, String subject, String purpose, Duration time) {
        anotherNode().registerOneTime(new OneTimeId(id, subject, purpose, now().plus(time)));
    }

    /** Each of a subject of its own, since consuming one voids the others. */
    @Test
    default void registerOneTime_oneMoreThanMayBeOpen_voidsTheFirst() {
        for (int asked = 0; asked <= MOST; asked++) {
            String subject = "u" + asked;
            IntStream.rangeClosed(0, MOST).forEach(i -> register(subject + "/" + i, subject));

            assertThat(store().consumeOneTime(subject + "/" + asked)).isEqualTo(asked > 0);
        }
    }

    @Test
    default void registerOneTime_manyMoreThanMayBeOpen_leavesTheLastOnes() {
        int many = 4 * MOST;
        for (int asked = 0; asked < many; asked++) {
            String subject = "u" + asked;
            IntStream.range(0, many).forEach(i -> register(subject + "/" + i, subject));

            assertThat(store().consumeOneTime(subject + "/" + asked)).isEqualTo(asked >= many - MOST);
        }
    }

    @Test
    default void registerOneTime_otherPurposesAndSubjects_doNotCount() {
        register("first", "u");
        IntStream.range(0, MOST - 1).forEach(i -> register("same" + i, "u"));
        IntStream.range(0, MOST).forEach(i -> register("purpose" + i, "u", "verify", Duration.ofHours(1)));
        IntStream.range(0, MOST).forEach(i -> register("subject" + i, "v"));

        assertThat(store().consumeOneTime("first")).isTrue();
        assertThat(store().consumeOneTime("purpose0")).isTrue();
        assertThat(store().consumeOneTime("subject0")).isTrue();
    }

    @Test
    default void registerOneTime_againTheSameId_isNoFurtherOneAndTheLastOfThem() {
        Stream.of("u", "v").forEach(subject -> {
            IntStream.range(0, MOST).forEach(i -> register(subject + i, subject));
            IntStream.range(0, 3).forEach(again -> register(subject + 0, subject));
        });

        assertThat(store().consumeOneTime("u1")).isTrue();
        register("one more", "v");
        assertThat(store().consumeOneTime("v1")).isFalse();
        assertThat(store().consumeOneTime("v0")).isTrue();
    }

    @Test
    default void registerOneTime_expiredOnes_doNotCount() {
        Stream.of("u", "v").forEach(subject -> {
            register(subject + "/first", subject);
            IntStream.range(1, MOST)
                    .forEach(i -> register(subject + "/short" + i, subject, "reset", Duration.ofSeconds(10)));
        });
        clock().advance(Duration.ofSeconds(10));

        Stream.of("u", "v")
                .forEach(subject -> IntStream.range(1, MOST).forEach(i -> register(subject + "/" + i, subject)));
        register("v/one more", "v");

        assertThat(store().consumeOneTime("u/first")).isTrue();
        assertThat(store().consumeOneTime("v/first")).isFalse();
        assertThat(store().consumeOneTime("v/1")).isTrue();
    }

    @Test
    default void registerOneTime_whatComesTooLate_voidsNothing() {
        IntStream.range(0, MOST).forEach(i -> register("id" + i, "u"));

        register("past", "u", "reset", Duration.ZERO);

        assertThat(store().consumeOneTime("past")).isFalse();
        assertThat(store().consumeOneTime("id0")).isTrue();
    }

    @Test
    default void registerOneTime_aKnownIdOfSomebodyElse_isTheirsNoMore() {
        register("a", "u");
        register("b", "u");
        register("a", "v");
        register("c", "v");

        assertThat(store().consumeOneTime("a")).isTrue();
        assertThat(store().consumeOneTime("c")).isFalse();
        assertThat(store().consumeOneTime("b")).isTrue();
    }

    @Test
    default void consumeOneTime_oneOfSeveral_voidsTheOthersOfItsSubjectAndPurpose() {
        register("a", "u");
        register("b", "u");
        register("c", "u", "verify", Duration.ofHours(1));
        register("d", "v");

        assertThat(store().consumeOneTime("a")).isTrue();

        assertThat(anotherNode().consumeOneTime("b")).isFalse();
        assertThat(anotherNode().consumeOneTime("c")).isTrue();
        assertThat(anotherNode().consumeOneTime("d")).isTrue();
    }

    @Test
    default void consumeOneTime_expiredOne_leavesTheOthers() {
        register("short", "u", "reset", Duration.ofSeconds(10));
        register("long", "u");
        clock().advance(Duration.ofSeconds(10));

        assertThat(store().consumeOneTime("short")).isFalse();
        assertThat(store().consumeOneTime("long")).isTrue();
    }

    @Test
    default void registerOneTime_afterOneWasConsumed_beginsAnew() {
        IntStream.range(0, MOST).forEach(i -> register("id" + i, "u"));
        store().consumeOneTime("id0");

        IntStream.range(0, MOST).forEach(i -> register("new" + i, "u"));

        assertThat(store().consumeOneTime("new0")).isTrue();
    }

    @Test
    default void consumeOneTime_subjectsAndPurposesThatLookAlike_areKeptApart() {
        register("1", "ab", "c", Duration.ofHours(1));
        register("2", "a", "bc", Duration.ofHours(1));
        register("3", "A", "BC", Duration.ofHours(1));
        register("4", "a ", "bc ", Duration.ofHours(1));
        OddTexts.all().forEach(text -> register("subject " + StoreLimits.hash(text), text));
        OddTexts.all()
                .filter(text -> text.length() <= StoreLimits.MAX_PURPOSE_LENGTH)
                .forEach(text -> register("purpose " + StoreLimits.hash(text), "u", text, Duration.ofHours(1)));

        assertThat(Stream.of("1", "2", "3", "4")).allMatch(store()::consumeOneTime);
        assertThat(OddTexts.all().map(text -> "subject " + StoreLimits.hash(text)))
                .allMatch(store()::consumeOneTime);
        assertThat(OddTexts.all()
                        .filter(text -> text.length() <= StoreLimits.MAX_PURPOSE_LENGTH)
                        .map(text -> "purpose " + StoreLimits.hash(text)))
                .allMatch(store()::consumeOneTime);
    }

    @Test
    default void endAll_always_voidsTheOneTimeTokensOfThatSubject() {
        register("a", "u");
        register("b", "u", "verify", Duration.ofHours(1));
        register("c", "v");

        anotherNode().endAll("u", now().plusSeconds(60), ofSubject("u", now(), now().plusSeconds(60)));

        assertThat(store().consumeOneTime("a")).isFalse();
        assertThat(store().consumeOneTime("b")).isFalse();
        assertThat(store().consumeOneTime("c")).isTrue();
        register("d", "u");
        assertThat(store().consumeOneTime("d")).isTrue();
    }

    @Test
    default void consumeOneTime_differentOnesAtOnceOnTwoNodes_hasOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            String subject = "u" + round;
            IntStream.range(0, MOST).forEach(i -> register(subject + "/" + i, subject));

            List<Boolean> won = Race.of(
                    OneTimeContract.THREADS,
                    number -> () -> node(number / MOST).consumeOneTime(subject + "/" + number % MOST));

            assertThat(won).containsOnlyOnce(true);
        }
    }

    /** However they come, five more void them all. */
    @Test
    default void registerOneTime_differentOnesAtOnceOnTwoNodes_areVoidedByFiveMore() throws Exception {
        for (int round = 0; round < 10; round++) {
            String subject = "u" + round;
            List<String> ids = Race.of(OneTimeContract.THREADS, number -> () -> {
                node(number)
                        .registerOneTime(
                                new OneTimeId(subject + "/" + number, subject, "reset", now().plusSeconds(60)));
                return subject + "/" + number;
            });

            IntStream.range(0, MOST).forEach(i -> register(subject + "/later" + i, subject));

            assertThat(ids).noneMatch(store()::consumeOneTime);
            assertThat(store().consumeOneTime(subject + "/later0")).isTrue();
        }
    }

    @Test
    default void endAll_whileOthersRegisterAndConsume_failsNobodyAndVoidsWhatWasThere() throws Exception {
        for (int round = 0; round < 10; round++) {
            String subject = "u" + round;
            IntStream.range(0, 3)
                    .forEach(i -> register(subject + "/before" + i, subject, "p" + i, Duration.ofHours(1)));

            Race.of(12, number -> (Callable<Boolean>) () -> switch (number % 3) {
                case 0 -> {
                    node(number)
                            .endAll(subject, now().plusSeconds(60), ofSubject(subject, now(), now().plusSeconds(60)));
                    yield true;
                }
                case 1 -> node(number).consumeOneTime(subject + "/before" + number % 4 % 3);
                default -> {
                    register(subject + "/" + number, subject, "p" + number % 4 % 3, Duration.ofHours(1));
                    yield true;
                }
            });

            assertThat(IntStream.range(0, 3).mapToObj(i -> subject + "/before" + i))
                    .noneMatch(store()::consumeOneTime);
        }
    }
}
