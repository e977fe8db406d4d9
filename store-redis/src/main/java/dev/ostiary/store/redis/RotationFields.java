package dev.ostiary.store.redis;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the script of a rotation is told, and what it answers. */
final class RotationFields {
    private RotationFields() {}

    static List<byte[]> of(String sessionId, String subject, TokenCopy presented, Successor successor) {
        Stream<byte[]> before = Stream.of(sessionId, subject, presented.token()).map(KeyText::bytes);
        Stream<byte[]> after = Stream.of(
                        successor.token(),
                        Millis.of(successor.issuedAt()),
                        Millis.of(successor.expiresAt()),
                        Long.toString(Rotation.GRACE.toMillis()),
                        Integer.toString(StoreLimits.MAX_SUPERSEDED),
                        Long.toString(presented.after().toMillis()),
                        Long.toString(TokenCopy.APART.toMillis()))
                .map(KeyText::bytes);
        return Stream.of(before, Stream.of(hash(presented)), after)
                .flatMap(each -> each)
                .toList();
    }

    /** What the script of a confirmation is told: three fields of each copy, and before them what counts as apart. */
    static List<byte[]> ofArrived(List<TokenCopy> copies) {
        Stream<byte[]> apart = Stream.of(KeyText.bytes(Long.toString(TokenCopy.APART.toMillis())));
        Stream<byte[]> fields = copies.stream()
                .flatMap(copy -> Stream.of(
                        KeyText.bytes(copy.token()),
                        hash(copy),
                        KeyText.bytes(Long.toString(copy.after().toMillis()))));
        return Stream.concat(apart, fields).toList();
    }

    private static byte[] hash(TokenCopy copy) {
        return HexFormat.of().parseHex(StoreLimits.hash(copy.token()));
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
