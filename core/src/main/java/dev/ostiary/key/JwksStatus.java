package dev.ostiary.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link RemoteJwks} has at one moment, for health checks and metrics. Nothing in it is secret.
 *
 * <p>Healthy is whoever has no {@link #lastFault}, whatever the state: keys that nobody asked for age without any outage, and
 * the next look-up fetches them. With one, still in service is whoever is {@link JwksState#FRESH} or {@link JwksState#STALE}.
 * A check that keeps requests away also keeps look-ups away, and calls {@link RemoteJwks#refreshIfDue()}.
 *
 * @param state by time alone
 * @param keys how many usable keys the last good set had
 * @param fetchedAt when the fetch that brought or confirmed them began
 * @param freshUntil the end of their time to live, exclusive
 * @param usableUntil until when, exclusive, they may serve while refreshing fails
 * @param lastAttempt when the last completed attempt began, successful or not
 * @param lastFault why the last completed attempt failed; empty if it succeeded, or there was none
 * @param lastFaultDetail the same in more words: the address without its query, the status, what to do
 * @param skipped one line for each entry of the set that is not usable, constant words only; of the set that was fetched last, also where
 *     none of its entries is usable and the keys of an earlier one serve
 */
public record JwksStatus(
        JwksState state,
        int keys,
        Optional<Instant> fetchedAt,
        Optional<Instant> freshUntil,
        Optional<Instant> usableUntil,
        Optional<Instant> lastAttempt,
        Optional<JwksFault> lastFault,
        Optional<String> lastFaultDetail,
        List<String> skipped) {

    /**
     * Copies the list.
     *
     * @param state by time alone
     * @param keys how many usable keys
     * @param fetchedAt when they were fetched
     * @param freshUntil the end of their time to live
     * @param usableUntil the end of their use
     * @param lastAttempt when the last completed attempt began
     * @param lastFault why it failed
     * @param lastFaultDetail the same in more words
     * @param skipped which entries are not usable
     */
    public JwksStatus {
        skipped = List.copyOf(skipped);
    }
}
