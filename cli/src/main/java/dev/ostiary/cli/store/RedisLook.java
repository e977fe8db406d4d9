package dev.ostiary.cli.store;

import dev.ostiary.cli.console.Finding;
import dev.ostiary.store.redis.RedisStanding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Looks at a Redis server, alone, behind Sentinels or in a cluster.
 *
 * @param uri with the user and the password in it
 * @param clock this machine's
 */
record RedisLook(String uri, InstantSource clock) implements StoreLook {
    private static final Pattern FORM = Pattern.compile("(?is)(rediss?(?:-sentinel|-cluster)?://)(.*)");

    static boolean knows(String url) {
        return FORM.matcher(url).matches();
    }

    /** @param user empty is the default one; as the password it stands in the URI percent-encoded (RFC 3986, section 3.2.1) */
    static RedisLook of(String url, String user, String password, InstantSource clock) {
        Matcher form = FORM.matcher(url);
        boolean named = form.matches() && !(user.isEmpty() && password.isEmpty());
        return new RedisLook(
                named ? form.group(1) + encoded(user) + ":" + encoded(password) + "@" + form.group(2) : url, clock);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public List<Finding> findings() {
        RedisStanding standing = RedisStanding.of(uri, trusted(), clock);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("kind", kind(standing)));
        findings.add(Finding.ok("keys", "of version " + standing.keysVersion()));
        findings.add(StoreLook.clock(standing.clockDifference()));
        findings.add(replicas(standing));
        standing.warnings().forEach(warning -> findings.add(Finding.warning("server", warning)));
        return findings;
    }

    private static String kind(RedisStanding standing) {
        String version = standing.version().isEmpty() ? "a server that does not say its version" : standing.version();
        return version + ", " + standing.kind() + ", at " + standing.server();
    }

    private static Finding replicas(RedisStanding standing) {
        String least = standing.minReplicasToWrite().isPresent()
                ? String.valueOf(standing.minReplicasToWrite().getAsInt())
                : "not to be read";
        return Finding.ok("replicas", standing.replicas() + "; min-replicas-to-write is " + least);
    }

    private static SSLContext trusted() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException noTls) {
            throw new IllegalStateException("this JDK has no TLS", noTls);
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "RedisLook[...]";
    }
}
