package dev.ostiary.providers;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one browser keeps: by host, whatever the port, and by path. {@code Secure} counts as kept on this machine, as in browsers. */
final class Cookies {
    private final List<Cookie> kept = new ArrayList<>();

    synchronized void take(URI from, List<String> lines) {
        for (String line : lines) {
            Cookie cookie = Cookie.read(from, line);
            kept.removeIf(cookie::replaces);
            if (!cookie.over()) {
                kept.add(cookie);
            }
        }
    }

    synchronized String lineFor(URI to) {
        return kept.stream()
                .filter(cookie -> cookie.goesTo(to))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    /** As when a browser is told to forget a site. */
    synchronized void forget(String host) {
        kept.removeIf(cookie -> cookie.host().equals(host));
    }

    synchronized void forget(String host, String name) {
        kept.removeIf(cookie -> cookie.host().equals(host) && cookie.name().equals(name));
    }

    private record Cookie(String host, String path, String name, String value, boolean over) {
        static Cookie read(URI from, String line) {
            String[] parts = line.split(";", -1);
            String[] pair = parts[0].split("=", 2);
            String path = "/";
            boolean over = false;
            for (String part : parts) {
                String attribute = part.strip();
                String name = attribute.toLowerCase(Locale.ROOT);
                path = name.startsWith("path=") ? attribute.substring("path=".length()) : path;
                over |= name.equals("max-age=0") || name.startsWith("expires=thu, 01") && name.contains("1970");
            }
            return new Cookie(from.getHost(), path, pair[0].strip(), pair[1].strip(), over);
        }

        boolean replaces(Cookie other) {
            return host.equals(other.host) && path.equals(other.path) && name.equals(other.name);
        }

        boolean goesTo(URI to) {
            String wanted = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
            return host.equals(to.getHost())
                    && (wanted.equals(path) || wanted.startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }
}
