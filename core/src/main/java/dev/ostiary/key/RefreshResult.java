package dev.ostiary.key;

/** What came of one refresh. */
sealed interface RefreshResult {

    /** Keys, new or confirmed, and where they are. */
    record Refreshed(KeySnapshot snapshot, KeyLocation.Found location) implements RefreshResult {}

    /** Nothing usable. */
    record Failed(JwksFault fault) implements RefreshResult {}
}
