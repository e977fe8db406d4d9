package dev.ostiary.store.redis;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Revocations as the scripts keep them: a name is a letter for the kind, a capital one where there is an issuer, and its text. */
final class RevocationFields {
    private RevocationFields() {}

    static byte[] name(Name name) {
        byte[] text = KeyText.bytes(name.text());
        return ByteBuffer.allocate(1 + text.length).put(letter(name)).put(text).array();
    }

    /** The name and both times. */
    static Stream<byte[]> of(Revocation revocation) {
        return Stream.of(
                name(revocation.name()),
                KeyText.bytes(Millis.of(revocation.issuedUntil())),
                KeyText.bytes(Millis.of(revocation.until())));
    }

    /**
     * Reads names, each with the two times that follow it.
     *
     * @throws IllegalArgumentException if they are not what the scripts keep
     */
    static List<Revocation> read(List<Reply> fields) {
        List<Revocation> revocations = new ArrayList<>();
        for (int i = 0; i + 2 < fields.size(); i += 3) {
            revocations.add(new Revocation(
                    name(fields.get(i).bytes()),
                    Millis.instant(fields.get(i + 1).text()),
                    Millis.instant(fields.get(i + 2).text())));
        }
        return revocations;
    }

    private static Name name(byte[] name) {
        char letter = name.length == 0 ? ' ' : (char) name[0];
        for (Kind kind : Kind.values()) {
            if (Character.toLowerCase(letter) == letter(kind)) {
                String text = KeyText.text(Arrays.copyOfRange(name, 1, name.length));
                return Name.read(kind, Character.isUpperCase(letter), text);
            }
        }
        throw new IllegalArgumentException("no name of a revocation");
    }

    private static byte letter(Name name) {
        char letter = letter(name.kind());
        return (byte) (name.issuer().isPresent() ? Character.toUpperCase(letter) : letter);
    }

    private static char letter(Kind kind) {
        return switch (kind) {
            case TOKEN -> 't';
            case SESSION -> 's';
            case SUBJECT -> 'u';
            case PROVIDER_SID -> 'p';
            case PROVIDER_SUB -> 'q';
        };
    }
}
