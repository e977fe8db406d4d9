package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Finding;
import dev.ostiary.encoding.FileText;
import dev.ostiary.encoding.ShownText;
import dev.ostiary.key.FetchOutcome;
import dev.ostiary.key.FetchRequest;
import dev.ostiary.key.JwkSet;
import dev.ostiary.key.Keys;
import dev.ostiary.key.ProviderConnections;
import dev.ostiary.key.VerificationKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a provider, and which of them verify tokens.
 *
 * @param connections to ask over
 * @param timeout for the exchange
 * @param issuer whose keys they are
 */
record PublishedKeys(ProviderConnections connections, Duration timeout, URI issuer) {
    private static final String KEYS = "keys";
    private static final int MOST_SHOWN = 20;

    List<Finding> findings(@Nullable Object jwksUri) {
        if (!(jwksUri instanceof String text)) {
            return List.of(Finding.bad(KEYS, "the metadata name no jwks_uri; set jwks-uri, if the provider has one"));
        }
        URI uri = IssuerUrl.uri(text);
        if (uri.getHost() == null || (isPlain(uri) && !isPlain(issuer))) {
            return List.of(Finding.bad(KEYS, "jwks_uri is no https URL with a host"));
        }
        FetchOutcome outcome = connections.fetcher().fetch(new FetchRequest(uri, Optional.empty(), timeout));
        if (outcome instanceof FetchOutcome.Document document) {
            return read(document.body());
        }
        return List.of(Finding.bad(
                KEYS,
                outcome instanceof FetchOutcome.Failed failed
                        ? failed.detail()
                        : "status 304, which was not asked for"));
    }

    private static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    private static List<Finding> read(byte[] body) {
        JwkSet set;
        try {
            set = Keys.parseJwkSet(FileText.of(body));
        } catch (IllegalArgumentException noSet) {
            return List.of(Finding.bad(KEYS, "what jwks_uri serves is no JWK set: " + noSet.getMessage()));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(
                set.keys().isEmpty()
                        ? Finding.bad(KEYS, "none of the " + set.skipped().size() + " entries of the JWK set is usable")
                        : Finding.ok(KEYS, set.keys().size() + " usable"));
        set.keys().stream().limit(MOST_SHOWN).forEach(key -> findings.add(finding(key)));
        set.skipped().stream()
                .limit(MOST_SHOWN)
                .forEach(why -> findings.add(
                        JwkSet.isUsual(why) ? Finding.ok("key skipped", why) : Finding.warning("key skipped", why)));
        return findings;
    }

    private static Finding finding(VerificationKey key) {
        String algorithms = key.algorithms().stream()
                .sorted()
                .map(algorithm -> algorithm.headerName())
                .collect(Collectors.joining(", "));
        return key.keyId()
                .map(id -> Finding.ok("key", "kid " + ShownText.quoted(id) + ": " + algorithms))
                .orElseGet(() -> Finding.warning(
                        "key", "without kid: " + algorithms + "; tokens find it only if at most four keys fit"));
    }
}
