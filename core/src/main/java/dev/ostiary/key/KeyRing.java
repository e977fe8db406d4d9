package dev.ostiary.key;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys in rotation: the first one signs, all of them verify.
 *
 * <p>Every key has a {@code kid}. A public key that was given none goes by its {@linkplain Keys#thumbprint thumbprint}. A
 * secret in a ring of several must be given one, the same in every process and after every restart; make it with
 * {@link Keys#generateKeyId}, for an id derived from a secret would help to guess it. A secret that is alone and was given
 * none signs under a random id and is tried for every token, whatever its {@code kid}; give it an id from the start if
 * its tokens are to outlive a rotation.
 *
 * <p>To rotate, have every node verify with the new key first, then let it sign, and take the old one away when the last
 * token that it signed has expired:
 *
 * <pre>{@code
 * KeyRing ring = KeyRing.of(current, next);         // all nodes know the next key
 * KeyRing rotated = KeyRing.of(next, current);      // it signs, the current one still verifies
 * KeyRing after = rotated.without(currentId);       // tokens of the old key end here
 * }</pre>
 *
 * <p>Selection is that of {@link StaticKeys#ofSet}: an unknown {@code kid} never falls back to other keys. Immutable and
 * thread-safe; {@code toString} shows neither keys nor ids.
 */
public final class KeyRing implements KeySource {
    private static final Pattern LABEL = Pattern.compile("[ -~]{1,100}");

    private final SigningKey signingKey;
    private final StaticKeys keys;

    private KeyRing(SigningKey signingKey, StaticKeys keys) {
        this.signingKey = signingKey;
        this.keys = keys;
    }

    /**
     * Makes a ring of keys that can all sign.
     *
     * @param first signs, and verifies
     * @param others verify only
     * @return the ring
     * @throws IllegalArgumentException if secrets and key pairs are mixed, two keys have the same {@code kid}, or one of
     *     several secrets has none
     */
    public static KeyRing of(SigningKey first, SigningKey... others) {
        return of(
                first, List.of(others).stream().map(SigningKey::verificationKey).toList());
    }

    /**
     * Makes a ring of which only the first key can still sign: private keys that were rotated away are best destroyed.
     *
     * @param first signs, and verifies
     * @param others verify only
     * @return the ring
     * @throws IllegalArgumentException if secrets and public keys are mixed, two keys have the same {@code kid}, or one
     *     of several secrets has none
     */
    public static KeyRing of(SigningKey first, List<VerificationKey> others) {
        VerificationKey firstVerifies = first.verificationKey();
        if (others.isEmpty() && isNamelessSecret(firstVerifies)) {
            return new KeyRing(first.withKeyId(Keys.generateKeyId()), StaticKeys.of(firstVerifies));
        }
        List<VerificationKey> all = new ArrayList<>();
        all.add(firstVerifies);
        all.addAll(others);
        StaticKeys.requireUnmixed(all);
        List<VerificationKey> named = all.stream().map(KeyRing::named).toList();
        requireDistinctIds(named);
        return new KeyRing(first.withKeyId(named.get(0).keyId().orElseThrow()), StaticKeys.ofSet(named));
    }

    private static boolean isNamelessSecret(VerificationKey key) {
        return key.family() == KeyFamily.HMAC && key.keyId().isEmpty();
    }

    private static VerificationKey named(VerificationKey key) {
        if (isNamelessSecret(key)) {
            throw new IllegalArgumentException("keys: each of several secrets needs a kid that stays the same; make one"
                    + " with Keys.generateKeyId(), keep it beside the secret, and give it with withKeyId");
        }
        if (key.keyId().filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("keys: a kid is empty");
        }
        return key.keyId().isPresent() ? key : key.withKeyId(Keys.thumbprint(key));
    }

    private static void requireDistinctIds(List<VerificationKey> keys) {
        Set<String> seen = new HashSet<>();
        if (!keys.stream().allMatch(key -> seen.add(key.keyId().orElseThrow()))) {
            throw new IllegalArgumentException("keys: two of them have the same kid");
        }
    }

    /**
     * The same ring without one key, whose tokens are rejected from then on.
     *
     * @param keyId the {@code kid} of a key that does not sign
     * @return a new ring
     * @throws IllegalArgumentException if no key has that id, or the one that signs has it: make a ring with another first
     *     key for that
     */
    public KeyRing without(String keyId) {
        if (signingKey.keyId().orElseThrow().equals(keyId)) {
            throw new IllegalArgumentException("keyId: is the key that signs; make a ring with another first key");
        }
        List<VerificationKey> kept = keys.keys().stream()
                .filter(key -> key.keyId().filter(keyId::equals).isEmpty())
                .toList();
        if (kept.size() == keys.keys().size()) {
            throw new IllegalArgumentException("keyId: no key of this ring has it");
        }
        return of(signingKey, kept.subList(1, kept.size()));
    }

    /**
     * A ring of which each secret is derived from one of this ring by HKDF with SHA-256 (RFC 5869), under the same {@code kid} and for the
     * same algorithms: what the one ring signs, the other rejects. Whoever holds the secrets can derive these, too; whoever holds
     * derived ones finds neither the secrets nor what is derived under another label.
     *
     * @param label what the keys are for, always the same for the same purpose; 1 to 100 characters of printable ASCII
     * @return a new ring. This one where its keys are pairs: who verifies with a public key cannot sign anyway
     * @throws IllegalArgumentException if the label is not as described
     */
    public KeyRing derived(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("label: expected 1 to 100 characters of printable ASCII");
        }
        return isAsymmetric() ? this : new KeyRing(signingKey.derived(label), keys.derived(label));
    }

    /**
     * The key that signs.
     *
     * @return the first key, always with a {@code kid}
     */
    public SigningKey signingKey() {
        return signingKey;
    }

    /**
     * Whether there is a public half to publish.
     *
     * @return false for a ring of secrets
     */
    public boolean isAsymmetric() {
        return signingKey.algorithm().family() != KeyFamily.HMAC;
    }

    /**
     * Writes the public keys as a JWK set (RFC 7517, section 5), for others to verify with. It never holds a private
     * member.
     *
     * @return JSON, the key that signs first
     * @throws IllegalArgumentException if this is a ring of secrets, which have no public form
     */
    public String toJwkSet() {
        return Keys.toJwkSet(keys.keys());
    }

    /**
     * Writes the public keys of several rings as one JWK set, those of rings that sign with a secret left out.
     *
     * @param rings a key that is in two of them stands there once
     * @return JSON, the keys of the first ring first; empty where there is none
     */
    public static Optional<String> toJwkSet(List<KeyRing> rings) {
        Map<String, VerificationKey> byThumbprint = new LinkedHashMap<>();
        rings.stream()
                .filter(KeyRing::isAsymmetric)
                .flatMap(ring -> ring.keys.keys().stream())
                .forEach(key -> byThumbprint.putIfAbsent(Keys.thumbprint(key) + " " + key.keyId(), key));
        return byThumbprint.isEmpty()
                ? Optional.empty()
                : Optional.of(Keys.toJwkSet(List.copyOf(byThumbprint.values())));
    }

    @Override
    public KeyLookup find(KeyQuery query) {
        return keys.find(query);
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return keys.algorithms();
    }

    /**
     * The usual algorithms of each key by itself, so that a key that is bound to an unusual one is not outvoted by the
     * others: what the ring signs, it verifies.
     *
     * @return a part of {@link #algorithms()}, always with that of the first key
     */
    @Override
    public Set<JwsAlgorithm> usualAlgorithms() {
        Set<JwsAlgorithm> usual = EnumSet.noneOf(JwsAlgorithm.class);
        keys.keys().forEach(key -> usual.addAll(key.usualAlgorithms()));
        return usual;
    }

    /** Shows what signs and how many keys there are. */
    @Override
    public String toString() {
        return "KeyRing[signs with " + signingKey.algorithm() + ", "
                + keys.keys().size() + " keys]";
    }
}
