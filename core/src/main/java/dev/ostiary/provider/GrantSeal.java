package dev.ostiary.provider;

import dev.ostiary.key.KeyDerivation;
import java.util.List;
import java.util.Optional;

/**
 * Seals what is kept of a session beside it: the provider's tokens and who the user is, bound to the session's id. Whoever has the text and
 * not the key has nothing. Immutable and thread-safe.
 */
public final class GrantSeal {
    /** The most characters of a sealed grant: 65,536. */
    public static final int MOST_CHARACTERS = 65_536;

    private GrantSeal(List<KeyDerivation> keys) {
        throw new UnsupportedOperationException();
    }

    /**
     * What is sealed.
     *
     * @param tokens the provider's
     * @param identity who the user is
     */
    public record Grant(ProviderTokens tokens, ProviderIdentity identity) {}

    /**
     * Takes the keys.
     *
     * @param keys the first seals, all of them open; the same on every node
     * @return the seal
     * @throws IllegalArgumentException if there is no key
     */
    public static GrantSeal of(List<KeyDerivation> keys) {
        return new GrantSeal(keys);
    }

    /**
     * Seals.
     *
     * @param sessionId the session's own id
     * @param grant what to seal
     * @return a JWE; empty where it would be longer than 65,536 characters, which the log says with the name of the largest claim
     */
    public Optional<String> seal(String sessionId, Grant grant) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens.
     *
     * @param sessionId the session that it must be of
     * @param sealed any text
     * @return empty if it is of another session, was sealed under a key that is gone, or was changed
     */
    public Optional<Grant> open(String sessionId, String sealed) {
        throw new UnsupportedOperationException();
    }
}
