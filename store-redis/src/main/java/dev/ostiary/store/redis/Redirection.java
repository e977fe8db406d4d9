package dev.ostiary.store.redis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster's node says that another has the keys; it says so before anything of the script has run. Immutable.
 *
 * @param isForOnce {@code ASK}: the other is asked this once; else, {@code MOVED}, from now on
 * @param to the other
 */
record Redirection(boolean isForOnce, RedisAddress to) {
    private static final Pattern FORM = Pattern.compile("(MOVED|ASK) [0-9]{1,5} (\\S*):([0-9]{1,5})");

    /**
     * Reads an error.
     *
     * @param from who has answered; where the answer names no host, it is the same
     * @return empty where it is another one
     */
    static Optional<Redirection> of(String error, RedisAddress from) {
        Matcher parts = FORM.matcher(error);
        if (!parts.matches() || parts.group(2).equals("?")) {
            return Optional.empty();
        }
        String host = parts.group(2).replaceAll("[\\[\\]]", "");
        RedisAddress to = from.at(host.isEmpty() ? from.host() : host, Integer.parseInt(parts.group(3)));
        return Optional.of(new Redirection(parts.group(1).equals("ASK"), to));
    }
}
