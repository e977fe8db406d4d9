package dev.ostiary.key;

/** What a {@link RemoteJwks} has, judged by time alone. */
public enum JwksState {
    /** No keys yet: every look-up is {@link KeyLookup.Unavailable} until a fetch succeeds. */
    EMPTY,
    /** Keys within their time to live. */
    FRESH,
    /**
     * Keys past their time to live, within the time for which old ones may serve. They do so while refreshing fails; where
     * nothing has been tried lately, the next look-up fetches first. So this alone is no outage: without look-ups nobody
     * refreshes. See {@link JwksStatus#lastFault()}.
     */
    STALE,
    /** Keys that are too old to serve: as {@link #EMPTY}. */
    EXPIRED
}
