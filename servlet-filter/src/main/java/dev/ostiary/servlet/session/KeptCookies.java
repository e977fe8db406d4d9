package dev.ostiary.servlet.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request has changed of the session's cookies, for a dispatch whose response has lost it. Immutable.
 *
 * @param lines of {@code Set-Cookie} by the cookie's name, in their order
 * @param tokens whether one of them carries a token, so that no cache may keep the answer
 */
record KeptCookies(Map<String, String> lines, boolean tokens) {
    static final KeptCookies NONE = new KeptCookies(Map.of(), false);

    /** Copies the lines. */
    KeptCookies {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** With others, which count for cookies of the same name. */
    KeptCookies and(KeptCookies newer) {
        Map<String, String> all = new LinkedHashMap<>(lines);
        all.putAll(newer.lines);
        return new KeptCookies(all, tokens || newer.tokens);
    }

    KeptCookies without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(lines);
        fewer.remove(name);
        return new KeptCookies(fewer, tokens);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean has(String name) {
        return lines.containsKey(name);
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "KeptCookies[redacted]";
    }
}
