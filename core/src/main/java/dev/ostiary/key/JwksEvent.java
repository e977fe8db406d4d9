package dev.ostiary.key;

import java.time.Duration;
import java.util.List;

/** Something that happened to a {@link RemoteJwks}. Nothing in it is secret or came from a client. */
public sealed interface JwksEvent {

    /**
     * A fetch brought keys, or confirmed those that are there.
     *
     * @param keys how many are usable
     * @param skipped one line for each entry that is not, constant words only; copied
     */
    record Refreshed(int keys, List<String> skipped) implements JwksEvent {
        /**
         * Copies the list.
         *
         * @param keys how many are usable
         * @param skipped which entries are not
         */
        public Refreshed {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * A fetch failed; old keys, if any, stay.
     *
     * @param fault why
     * @param retryIn the earliest time for the next attempt, which a look-up or {@link RemoteJwks#refresh()} starts
     * @param detail the fault in more words, as the log has it
     */
    record RefreshFailed(JwksFault fault, Duration retryIn, String detail) implements JwksEvent {
        /**
         * With the fault's own description for a detail.
         *
         * @param fault why
         * @param retryIn the earliest time for the next attempt
         */
        public RefreshFailed(JwksFault fault, Duration retryIn) {
            this(fault, retryIn, fault.description());
        }
    }

    /**
     * The end of a fetch found another state than the end of the one before. What passes in between, while nobody looks up
     * a key, is not reported.
     *
     * @param from the state before
     * @param to the state now, never the same
     */
    record StateChanged(JwksState from, JwksState to) implements JwksEvent {}
}
