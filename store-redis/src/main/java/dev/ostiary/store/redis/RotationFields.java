package dev.ostiary.store.redis;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the script of a rotation is told, and what it answers. */
final class RotationFields {
    /** A hash and a time in milliseconds. */
    private static final int SUPERSEDED = 64 + 15;

    private RotationFields() {}

    static List<byte[]> of(String sessionId, String subject, TokenCopy presented, Successor successor) {
        return Stream.of(
                        sessionId,
                        subject,
                        presented.token(),
                        StoreLimits.hash(presented.token()),
                        successor.token(),
                        Millis.of(successor.issuedAt()),
                        Millis.of(successor.expiresAt()),
                        Long.toString(Rotation.GRACE.toMillis()),
                        Integer.toString(StoreLimits.MAX_SUPERSEDED * SUPERSEDED),
                        Long.toString(presented.after().toMillis()),
                        Long.toString(TokenCopy.APART.toMillis()))
                .map(KeyText::bytes)
                .toList();
    }

    /** What the script of a confirmation is told: three fields of each copy, and before them what counts as apart. */
    static List<byte[]> ofArrived(List<TokenCopy> copies) {
        Stream<String> apart = Stream.of(Long.toString(TokenCopy.APART.toMillis()));
        Stream<String> fields = copies.stream()
                .flatMap(copy -> Stream.of(
                        copy.token(),
                        StoreLimits.hash(copy.token()),
                        Long.toString(copy.after().toMillis())));
        return Stream.concat(apart, fields).map(KeyText::bytes).toList();
    }

    /**
     * Reads the answer.
     *
     * @throws IllegalArgumentException if it is another one
     */
    static Rotation read(String sessionId, List<Reply> answer) {
        String word = answer.isEmpty() ? "" : answer.get(0).text();
        return switch (word) {
            case "rotated" -> new Rotation.Rotated();
            case "repeated" ->
                new Rotation.Repeated(
                        SessionFields.read(sessionId, answer.get(1).list()),
                        Duration.ofMillis(Long.parseLong(answer.get(2).text())));
            case "reused" -> new Rotation.Reused();
            case "ended" -> new Rotation.Ended();
            default -> throw new IllegalArgumentException("no outcome of a rotation");
        };
    }
}
