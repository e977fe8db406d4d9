package dev.ostiary.key;

import java.util.List;

/** What came of one refresh. */
sealed interface RefreshResult {

    /** Keys, new or confirmed, and where they are. */
    record Refreshed(KeySnapshot snapshot, KeyLocation.Found location) implements RefreshResult {}

    /**
     * Nothing usable.
     *
     * @param fault why
     * @param detail the same in more words
     * @param skipped why each entry of the set is not usable, where there is a set
     */
    record Failed(JwksFault fault, String detail, List<String> skipped) implements RefreshResult {
        Failed(JwksFault fault, String detail) {
            this(fault, detail, List.of());
        }

        Failed(JwksFault fault) {
            this(fault, fault.description());
        }
    }
}
