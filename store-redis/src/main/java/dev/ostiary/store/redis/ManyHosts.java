package dev.ostiary.store.redis;

import dev.ostiary.store.redis.RedisAddress.Credentials;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** URIs with several hosts, which Java's own do not know. */
final class ManyHosts {
    private static final int SENTINEL_PORT = 26_379;
    private static final int NODE_PORT = 6_379;
    private static final String SENTINEL_USER = "sentinel-user";
    private static final String SENTINEL_PASSWORD = "sentinel-password";

    private static final Pattern FORM = Pattern.compile("(rediss?)-(sentinel|cluster)://(?:([^@/?#]*)@)?"
            + "([^@/?#]+)(?:/([^/?#]*))?(?:/([0-9]{1,4}))?/?(?:\\?([^?#]*))?");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,64}(?:%[A-Za-z0-9]+)?])(?::([0-9]{1,5}))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MOST_HOSTS = 50;

    private static final String OF_SENTINELS =
            "uri: expected redis-sentinel://[[user]:password@]host[:port][,host[:port]...]/name[/database]"
                    + "[?sentinel-user=...&sentinel-password=...], or rediss-sentinel:// for TLS to all of them";
    private static final String OF_CLUSTERS =
            "uri: expected redis-cluster://[[user]:password@]host[:port][,host[:port]...], or rediss-cluster:// for"
                    + " TLS; a cluster has database 0 only";

    private ManyHosts() {}

    static boolean isOne(String text) {
        return text.matches("(?s)rediss?-(sentinel|cluster):.*");
    }

    /** @throws IllegalArgumentException if it is of another form; the message does not show it */
    static Location parse(String text) {
        boolean ofSentinels = text.startsWith("redis-sentinel:") || text.startsWith("rediss-sentinel:");
        String form = ofSentinels ? OF_SENTINELS : OF_CLUSTERS;
        Matcher parts = FORM.matcher(text);
        require(parts.matches(), form);
        boolean tls = "rediss".equals(parts.group(1));
        Optional<Credentials> credentials = Optional.ofNullable(parts.group(3)).map(info -> Credentials.of(info, form));
        String path = Optional.ofNullable(parts.group(5)).orElse("");
        if (ofSentinels) {
            require(NAME.matcher(path).matches(), form);
            int database = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
            RedisAddress server = new RedisAddress("", 1, credentials, database, tls);
            Optional<Credentials> ofSentinel = ofSentinel(parts.group(7), form);
            return new Sentinels(hosts(parts.group(4), SENTINEL_PORT, ofSentinel, tls, form), path, server);
        }
        require((path.isEmpty() || path.equals("0")) && parts.group(6) == null && parts.group(7) == null, form);
        return new Cluster(hosts(parts.group(4), NODE_PORT, credentials, tls, form));
    }

    static String shown(List<RedisAddress> hosts) {
        return hosts.stream().map(RedisAddress::toString).collect(Collectors.joining(","));
    }

    private static List<RedisAddress> hosts(
            String list, int defaultPort, Optional<Credentials> credentials, boolean tls, String form) {
        List<RedisAddress> hosts = Arrays.stream(list.split(",", -1))
                .map(host -> host(host, defaultPort, form))
                .map(host -> new RedisAddress(host.host(), host.port(), credentials, 0, tls))
                .distinct()
                .toList();
        require(hosts.size() <= MOST_HOSTS, form);
        return hosts;
    }

    private static RedisAddress host(String text, int defaultPort, String form) {
        Matcher host = HOST.matcher(text);
        require(host.matches(), form);
        int port = host.group(2) == null ? defaultPort : Integer.parseInt(host.group(2));
        require(port >= 1 && port <= 65_535, form);
        return new RedisAddress(host.group(1).replaceAll("[\\[\\]]", ""), port, Optional.empty(), 0, false);
    }

    private static Optional<Credentials> ofSentinel(String query, String form) {
        Map<String, String> given = new HashMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            require(equals > 0 && equals + 1 < parameter.length(), form);
            String name = parameter.substring(0, equals);
            require(Set.of(SENTINEL_USER, SENTINEL_PASSWORD).contains(name), form);
            require(given.put(name, parameter.substring(equals + 1)) == null, form);
        }
        require(given.isEmpty() || given.containsKey(SENTINEL_PASSWORD), form);
        return Optional.ofNullable(given.get(SENTINEL_PASSWORD))
                .map(password -> Credentials.of(given.getOrDefault(SENTINEL_USER, "") + ":" + password, form));
    }

    private static void require(boolean condition, String form) {
        if (!condition) {
            throw new IllegalArgumentException(form);
        }
    }
}
