package dev.ostiary.key;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a verifier gets its keys from.
 *
 * <p>Implementations are called by many threads at once, and for tokens that anybody may have sent: a lookup must be
 * cheap, must not let the caller's {@code kid} cause unbounded work, and answers {@link KeyLookup.Unavailable} rather
 * than throw when keys cannot be had.
 */
public interface KeySource {
    /** The answer of a source that has told all it knows. */
    KeyLookup NO_OTHERS = new KeyLookup.Unknown();

    /**
     * Finds the keys that may verify a token.
     *
     * @param query what the token's header says, unverified
     * @return the outcome; each candidate supports the algorithm of the query
     */
    KeyLookup find(KeyQuery query);

    /**
     * Is told that none of the keys which {@link #find} gave has made a token's signature, and looks for others.
     *
     * <p>An issuer may have changed a key and kept its {@code kid}; one for development does at each start. A source that can
     * find that out does so within bounds, since anybody may send tokens with bad signatures. As written here: there are no others.
     *
     * @param query what the token's header says, unverified
     * @param tried what {@link #find} gave
     * @return {@link KeyLookup.Found} with keys that are not among those tried, {@link KeyLookup.Unknown} if there is none, or
     *     {@link KeyLookup.Unavailable} if that cannot be told now
     */
    default KeyLookup findOthers(KeyQuery query, KeyLookup.Found tried) {
        return NO_OTHERS;
    }

    /**
     * Every algorithm that some key of this source can verify.
     *
     * @return unmodifiable; a source whose keys are not known yet answers with all that it may come to have
     */
    Set<JwsAlgorithm> algorithms();

    /**
     * What a verifier accepts from this source unless it is told otherwise.
     *
     * <p>As written here: those of {@link #algorithms()} that are among {@link JwsAlgorithm#defaults()}, or all of them
     * where none is, because a key that is bound to an unusual algorithm says so itself.
     *
     * <p>A source whose keys may change can name algorithms that none of its keys can do now: a token that uses one of
     * them is rejected for want of a key. It can also name more tomorrow, of {@link #algorithms()}, than today: for a token with
     * such an algorithm the keys are looked up first, and what is usual then decides.
     *
     * @return unmodifiable
     */
    default Set<JwsAlgorithm> usualAlgorithms() {
        Set<JwsAlgorithm> usual = new LinkedHashSet<>(algorithms());
        usual.retainAll(JwsAlgorithm.defaults());
        return usual.isEmpty() ? algorithms() : usual;
    }
}
