package dev.ostiary.key;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Keys that are known from the start and never change. Immutable and thread-safe. */
public final class StaticKeys implements KeySource {
    private final List<VerificationKey> keys;
    private final boolean selectedByKeyId;
    private final Set<JwsAlgorithm> algorithms;

    private StaticKeys(List<VerificationKey> keys, boolean selectedByKeyId) {
        this.keys = keys;
        this.selectedByKeyId = selectedByKeyId;
        EnumSet<JwsAlgorithm> union = EnumSet.noneOf(JwsAlgorithm.class);
        keys.forEach(key -> union.addAll(key.algorithms()));
        this.algorithms = Collections.unmodifiableSet(union);
    }

    /**
     * A single key, which is tried for every token whatever its {@code kid}.
     *
     * @param key the key
     * @return the source
     */
    public static StaticKeys of(VerificationKey key) {
        return new StaticKeys(List.of(key), false);
    }

    /**
     * Several keys, told apart by {@code kid}.
     *
     * <p>A token with a {@code kid} finds only keys of exactly that id: an unknown one never falls back to other keys. A
     * token without one finds the keys that fit its algorithm. Where more than four would have to be tried, none is.
     *
     * @param keys at least one key; ids may repeat and may be missing
     * @return the source
     * @throws IllegalArgumentException if there is no key, or if secrets and public keys are mixed
     */
    public static StaticKeys ofSet(List<VerificationKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys: at least one key expected");
        }
        requireUnmixed(keys);
        return new StaticKeys(List.copyOf(keys), true);
    }

    /** A secret beside public keys would invite taking the public key for the secret (RFC 8725, section 2.1). */
    static void requireUnmixed(List<VerificationKey> keys) {
        long secrets =
                keys.stream().filter(key -> key.family() == KeyFamily.HMAC).count();
        if (secrets != 0 && secrets != keys.size()) {
            throw new IllegalArgumentException("keys: secrets and public keys must not be mixed in one set");
        }
    }

    @Override
    public KeyLookup find(KeyQuery query) {
        Predicate<VerificationKey> fits = key -> key.algorithms().contains(query.algorithm());
        if (selectedByKeyId && query.keyId() != null) {
            fits = fits.and(key -> Objects.equals(key.keyId().orElse(null), query.keyId()));
        }
        List<VerificationKey> candidates = keys.stream().filter(fits).toList();
        return candidates.isEmpty() || candidates.size() > KeyLookup.MAX_CANDIDATES
                ? new KeyLookup.Unknown()
                : new KeyLookup.Found(candidates);
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * The keys themselves, for example to publish them.
     *
     * @return unmodifiable, in the order given
     */
    public List<VerificationKey> keys() {
        return keys;
    }
}
