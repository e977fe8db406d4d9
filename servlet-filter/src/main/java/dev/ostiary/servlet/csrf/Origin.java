package dev.ostiary.servlet.csrf;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A web origin: scheme, host and effective port (RFC 6454, section 4). Immutable; equal when all three are.
 *
 * @param scheme in lower case
 * @param host in lower case, an IPv6 address in brackets; not normalised beyond that
 * @param port 1 to 65535: the given one or the scheme's default; 0 where there is neither
 */
public record Origin(String scheme, String host, int port) {
    private static final int MAX_CHARACTERS = 300;
    private static final Pattern SERIALIZED = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*+)://"
            + "(?<host>\\[[0-9A-Fa-f:.]++]|[A-Za-z0-9._~-]++)(?<port>:[0-9]{1,5})?");

    /**
     * Makes an origin, with scheme and host in lower case.
     *
     * @param scheme the scheme
     * @param host the host
     * @param port the effective port
     */
    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an origin as browsers write it (RFC 6454, section 6.2): {@code scheme://host} and perhaps {@code :port}.
     *
     * @param text what stands in the header or the setting
     * @return empty for anything else: {@code null}, user information, a path (even {@code /} alone), a list, white
     *     space, a port out of range, more than 300 characters
     */
    public static Optional<Origin> parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        Matcher matcher = SERIALIZED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group("scheme");
        return port(scheme, matcher.group("port")).map(port -> new Origin(scheme, matcher.group("host"), port));
    }

    /**
     * The origin that a request was sent to, as the container sees it: scheme, server name and server port.
     *
     * <p>Behind a proxy this is right only where the container has been told of the proxy.
     *
     * @param request the request
     * @return empty where the server name is none that an origin could have
     */
    public static Optional<Origin> of(HttpServletRequest request) {
        String name = request.getServerName();
        String host = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
        return parse(request.getScheme() + "://" + host + ":" + request.getServerPort());
    }

    private static Optional<Integer> port(String scheme, @Nullable String given) {
        if (given == null) {
            return Optional.of(defaultPort(scheme));
        }
        int port = Integer.parseInt(given.substring(1));
        return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
    }

    private static int defaultPort(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> 80;
            case "https" -> 443;
            default -> 0;
        };
    }
}
