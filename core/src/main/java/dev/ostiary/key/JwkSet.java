package dev.ostiary.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The usable keys of a JWK set (RFC 7517, section 5), and why the others are not.
 *
 * <p>Entries that are private, symmetric, weak, malformed, of an unknown kind, or meant for something other than
 * verifying signatures ({@code use}, {@code key_ops}, {@code alg}) are left out without harm to the rest.
 *
 * @param keys in the order of the set; ids may repeat; copied
 * @param skipped one line for each entry left out, such as {@code keys[2]: use is not sig}: constant words only, nothing
 *     of the entry; copied
 */
public record JwkSet(List<VerificationKey> keys, List<String> skipped) {
    private static final int REASONS_SHOWN = 10;

    /**
     * Copies both lists.
     *
     * @param keys the usable keys
     * @param skipped why the others are not
     */
    public JwkSet {
        keys = List.copyOf(keys);
        skipped = List.copyOf(skipped);
    }

    static boolean isSet(Map<String, ?> members) {
        return members.get("keys") instanceof List<?>;
    }

    static JwkSet read(Map<String, ?> members, KeyUse use) {
        if (!(members.get("keys") instanceof List<?> entries)) {
            throw new IllegalArgumentException("keys of a JWK set must be an array");
        }
        List<VerificationKey> keys = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                Jwk entry = entry(entries.get(i));
                if (!use.passesOver(entry)) {
                    keys.add(PublicJwk.read(entry, use));
                }
            } catch (IllegalArgumentException e) {
                skipped.add("keys[" + i + "]: " + e.getMessage());
            }
        }
        return new JwkSet(keys, skipped);
    }

    /**
     * Whether an entry was skipped for nothing that is wrong with it: Keycloak publishes a key for encryption beside the others.
     *
     * @param skipped one of the reasons
     * @return true where there is nothing to do
     */
    public static boolean isUsual(String skipped) {
        return skipped.endsWith(Jwk.FOR_ENCRYPTION);
    }

    private static Jwk entry(Object entry) {
        if (!(entry instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("not a JSON object");
        }
        return new Jwk(members);
    }

    /**
     * The keys as a source that selects by {@code kid}; what it accepts does not depend on the keys of the day, see
     * {@link StaticKeys#usualAlgorithms()}.
     *
     * @return the source
     * @throws IllegalArgumentException if no entry was usable; the message lists why, for the first ten
     */
    public StaticKeys source() {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the JWK set holds no usable key"
                    + (skipped.isEmpty() ? ", it is empty" : ": " + skippedInShort()));
        }
        return StaticKeys.ofSet(keys);
    }

    /** The first reasons; a set may have a thousand entries. */
    String skippedInShort() {
        return inShort(skipped);
    }

    static String inShort(List<String> skipped) {
        String first = String.join("; ", skipped.subList(0, Math.min(skipped.size(), REASONS_SHOWN)));
        return skipped.size() > REASONS_SHOWN ? first + "; and " + (skipped.size() - REASONS_SHOWN) + " more" : first;
    }
}
