package dev.ostiary.store.redis;

import dev.ostiary.store.Revocation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of keys: a prefix whose hash tag keeps all of them in one slot of a cluster, a kind, and an id. Immutable. */
final class Keys {
    static final String DEFAULT_PREFIX = "{ostiary}:";

    /** Of the keys and their fields, as this release writes them. It reads those of the versions before. */
    static final int VERSION = 2;

    private static final Pattern PREFIX = Pattern.compile("[!-z|~]*\\{[!-z|~]+}[!-~]*");
    private static final int MAX_LENGTH = 100;

    private final byte[] prefix;

    /**
     * Takes a prefix.
     *
     * @throws IllegalArgumentException if it has no hash tag, is too long, or is not visible ASCII
     */
    Keys(String prefix) {
        if (prefix.length() > MAX_LENGTH || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix: expected at most " + MAX_LENGTH
                    + " visible ASCII characters with a hash tag in braces, such as " + DEFAULT_PREFIX);
        }
        this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] prefix() {
        return prefix.clone();
    }

    byte[] epoch() {
        return key("epoch", new byte[0]);
    }

    byte[] version() {
        return key("version", new byte[0]);
    }

    byte[] oneTime(String id) {
        return key("one-time:", KeyText.bytes(id));
    }

    byte[] oneTimesOf(String subject) {
        return key("one-times:", KeyText.bytes(subject));
    }

    byte[] used(String id) {
        return key("used:", KeyText.bytes(id));
    }

    byte[] session(String id) {
        return key("session:", KeyText.bytes(id));
    }

    byte[] subject(String subject) {
        return key("subject:", KeyText.bytes(subject));
    }

    /** Of the sessions with grants that a provider names so. */
    byte[] grantsOf(Revocation.Name name) {
        String kind = name.kind() == Revocation.Kind.PROVIDER_SID ? "grants-sid:" : "grants-sub:";
        return key(kind, KeyText.bytes(name.id()));
    }

    byte[] apiKey(String id) {
        return key("api-key:", KeyText.bytes(id));
    }

    byte[] apiKeysOf(String subject) {
        return key("api-keys:", KeyText.bytes(subject));
    }

    /** Those that hold the revocations, whichever they are. */
    Stream<byte[]> revocations() {
        return Stream.of("revoked", "feed", "expiry", "last").map(kind -> key(kind, new byte[0]));
    }

    private byte[] key(String kind, byte[] id) {
        return ByteBuffer.allocate(prefix.length + kind.length() + id.length)
                .put(prefix)
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .put(id)
                .array();
    }
}
