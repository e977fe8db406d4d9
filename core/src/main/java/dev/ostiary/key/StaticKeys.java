package dev.ostiary.key;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that are known from the start and never change. Immutable and thread-safe. */
public final class StaticKeys implements KeySource {
    private static final KeyLookup UNKNOWN = new KeyLookup.Unknown();

    private final List<VerificationKey> keys;
    private final boolean selectedByKeyId;
    private final Set<JwsAlgorithm> algorithms;
    private final Set<JwsAlgorithm> usualAlgorithms;
    private final Map<KeyQuery, KeyLookup> lookups;

    private StaticKeys(List<VerificationKey> keys, boolean selectedByKeyId) {
        this.keys = keys;
        this.selectedByKeyId = selectedByKeyId;
        EnumSet<JwsAlgorithm> union = EnumSet.noneOf(JwsAlgorithm.class);
        EnumSet<JwsAlgorithm> usual = EnumSet.noneOf(JwsAlgorithm.class);
        for (VerificationKey key : keys) {
            union.addAll(key.algorithms());
            usual.addAll(key.usualAlgorithms());
        }
        if (selectedByKeyId && keys.get(0).family() != KeyFamily.HMAC) {
            usual.addAll(JwsAlgorithm.asymmetricDefaults());
        }
        this.algorithms = Collections.unmodifiableSet(union);
        this.usualAlgorithms = Collections.unmodifiableSet(usual);
        this.lookups = lookups(keys);
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

    /**
     * These keys, but for each that an earlier reading had as well the very object of then: what is remembered of a key, such as
     * the tokens it has verified, outlasts a reading that brings nothing new.
     *
     * <p>Another id, other algorithms or other material make another key. A secret is like no other object.
     */
    StaticKeys keeping(StaticKeys earlier) {
        Map<Likeness, VerificationKey> known = new HashMap<>();
        earlier.keys.forEach(key -> known.put(Likeness.of(key), key));
        return new StaticKeys(
                keys.stream()
                        .map(key -> known.getOrDefault(Likeness.of(key), key))
                        .toList(),
                selectedByKeyId);
    }

    /** Secrets derived from these, which are found as these are. */
    StaticKeys derived(String label) {
        return new StaticKeys(keys.stream().map(key -> key.derived(label)).toList(), selectedByKeyId);
    }

    /** All that makes one key do what another does. */
    private record Likeness(Object material, Set<JwsAlgorithm> algorithms, Optional<String> keyId) {
        static Likeness of(VerificationKey key) {
            return new Likeness(key.publicKey().<Object>map(known -> known).orElse(key), key.algorithms(), key.keyId());
        }

        /** Shows nothing of the key. */
        @Override
        public String toString() {
            return "Likeness" + algorithms;
        }
    }

    /** Every question that has an answer, so that a set of hundreds costs a look-up no more than a single key. */
    private static Map<KeyQuery, KeyLookup> lookups(List<VerificationKey> keys) {
        Map<KeyQuery, List<VerificationKey>> fitting = new HashMap<>();
        for (VerificationKey key : keys) {
            for (JwsAlgorithm algorithm : key.algorithms()) {
                if (key.keyId().isPresent()) {
                    add(fitting, new KeyQuery(algorithm, key.keyId().get()), key);
                }
                add(fitting, new KeyQuery(algorithm, null), key);
            }
        }
        Map<KeyQuery, KeyLookup> lookups = new HashMap<>();
        for (Map.Entry<KeyQuery, List<VerificationKey>> each : fitting.entrySet()) {
            boolean tooMany = each.getValue().size() > KeyLookup.MAX_CANDIDATES;
            lookups.put(each.getKey(), tooMany ? UNKNOWN : new KeyLookup.Found(each.getValue()));
        }
        return lookups;
    }

    private static void add(Map<KeyQuery, List<VerificationKey>> all, KeyQuery query, VerificationKey key) {
        all.computeIfAbsent(query, absent -> new ArrayList<>()).add(key);
    }

    @Override
    public KeyLookup find(KeyQuery query) {
        return lookups.getOrDefault(asked(query), UNKNOWN);
    }

    /** Whether any key fits, even if so many do that none is tried. */
    boolean hasCandidates(KeyQuery query) {
        return lookups.containsKey(asked(query));
    }

    private KeyQuery asked(KeyQuery query) {
        return selectedByKeyId ? query : new KeyQuery(query.algorithm(), null);
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Those that are {@linkplain VerificationKey#usualAlgorithms() usual for some key}, among them what a key is bound to
     * alone, such as RS512. For a set of public keys also RS256, PS256, ES256, ES384, ES512 and EdDSA, whichever of them its
     * keys can do today: a token for a kind of key that the set lacks has no key, rather than a forbidden algorithm.
     *
     * @return unmodifiable
     */
    @Override
    public Set<JwsAlgorithm> usualAlgorithms() {
        return usualAlgorithms;
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
