package dev.ostiary.containers;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser keeps for one host, whatever the ports: by path and name, and sends the longest path first (RFC 6265, section 5.4). */
final class HostCookies {
    private static final Pattern LINE = Pattern.compile("([^=]+)=([^;]*);.*Path=([^;]+).*");

    private final Map<Key, String> cookies = new TreeMap<>(
            Comparator.comparing((Key key) -> -key.path().length()).thenComparing(Key::name));

    private record Key(String path, String name) {
        boolean isSentTo(String target) {
            return target.equals(path) || target.startsWith(path.endsWith("/") ? path : path + "/");
        }
    }

    /** Takes what is set, drops what is cleared. */
    RawHttp.Answer take(RawHttp.Answer answer) {
        for (String line : answer.headers("Set-Cookie")) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new AssertionError("a cookie without a path: " + line.replaceFirst("=[^;]*", "=..."));
            }
            Key key = new Key(parts.group(3), parts.group(1));
            if (line.contains("Max-Age=0;")) {
                cookies.remove(key);
            } else {
                cookies.put(key, parts.group(2));
            }
        }
        return answer;
    }

    String lineFor(String target) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().isSentTo(target))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ", "Cookie: ", ""));
    }

    /** Those whose lifetime is over: a browser drops them by itself. */
    void dropAll(String name) {
        cookies.keySet().removeIf(key -> key.name().equals(name));
    }
}
