package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.KeyDerivation;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A binding as 48 bytes: 32 random ones, two counters, since when it counts sign-ins, and ten bytes of an HMAC over all of that. Whoever changes
 * a counter has no cookie any more. Thread-safe.
 */
record BindingCookie(List<KeyDerivation> keys) {
    private static final String LABEL = "ostiary binding v1";
    private static final int CONTENT = SignInBinding.RANDOM_BYTES + 1 + 1 + Integer.BYTES;
    private static final int TAG = 10;

    String write(SignInBinding binding) {
        ByteBuffer bytes = ByteBuffer.allocate(CONTENT + TAG);
        bytes.put(binding.random())
                .put((byte) binding.attempts())
                .put((byte) binding.signIns())
                .putInt((int) binding.since().getEpochSecond());
        byte[] content = Arrays.copyOf(bytes.array(), CONTENT);
        return Base64Url.encode(bytes.put(tag(keys.get(0), content)).array());
    }

    Optional<SignInBinding> read(@Nullable String value) {
        if (value == null || value.length() != SignInStates.MOST_COOKIE_CHARACTERS) {
            return Optional.empty();
        }
        return Base64Url.decode(value).filter(this::isOurs).map(BindingCookie::content);
    }

    private boolean isOurs(byte[] bytes) {
        byte[] content = Arrays.copyOf(bytes, CONTENT);
        byte[] tag = Arrays.copyOfRange(bytes, CONTENT, bytes.length);
        boolean ours = false;
        for (KeyDerivation key : keys) {
            ours |= MessageDigest.isEqual(tag(key, content), tag);
        }
        return ours;
    }

    private static SignInBinding content(byte[] bytes) {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        byte[] random = new byte[SignInBinding.RANDOM_BYTES];
        content.get(random);
        int attempts = Byte.toUnsignedInt(content.get());
        int signIns = Byte.toUnsignedInt(content.get());
        return new SignInBinding(
                random, attempts, signIns, Instant.ofEpochSecond(Integer.toUnsignedLong(content.getInt())));
    }

    private static byte[] tag(KeyDerivation key, byte[] content) {
        return Arrays.copyOf(key.mac(LABEL, content), TAG);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "BindingCookie[]";
    }
}
