package dev.ostiary.provider;

import dev.ostiary.key.KeyDerivation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens {@code state}, and what ties a sign-in to a browser. Nothing of it is kept anywhere but in the browser.
 *
 * <p>A state is a JWE ({@code dir}, {@code A256GCM}) of at most 700 characters. {@code nonce} and PKCE verifier are HMACs of its id and of
 * the cookie, under keys of their own. Immutable and thread-safe.
 */
public final class SignInStates {
    /** The most characters of a {@code state}: 700. */
    public static final int MOST_CHARACTERS = 700;

    /** A longer path to return to is left out: 256 characters. */
    public static final int MOST_RETURN_TO = 256;

    /** The most characters of a cookie: 64. */
    public static final int MOST_COOKIE_CHARACTERS = 64;

    SignInStates(List<KeyDerivation> keys, Duration timeout, InstantSource clock, RandomGenerator random) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the keys.
     *
     * @param keys the first seals, all of them open; the same on every node
     * @param timeout how long a sign-in may take, {@code sign-in-timeout}
     * @param clock by which a state grows old
     * @return the states
     * @throws IllegalArgumentException if there is no key
     */
    public static SignInStates of(List<KeyDerivation> keys, Duration timeout, InstantSource clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens what came back.
     *
     * @param state any text, or {@code null}
     * @return what it says; never throws for any text
     */
    public StateOpening open(@Nullable String state) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a binding as the value of a cookie.
     *
     * @param binding what it is to say
     * @return at most 64 of {@code A-Z a-z 0-9 - _}
     */
    public String write(SignInBinding binding) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads the value of a cookie.
     *
     * @param cookie any text, or {@code null}
     * @return empty if it was not written here, or under a key that is gone, or was changed
     */
    public Optional<SignInBinding> read(@Nullable String cookie) {
        throw new UnsupportedOperationException();
    }

    /**
     * A binding for a browser that has none.
     *
     * @return random
     */
    public SignInBinding newBinding() {
        throw new UnsupportedOperationException();
    }
}
