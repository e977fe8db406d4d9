package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Finding;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.DiscoveryDocuments;
import dev.ostiary.key.HttpAnswer;
import dev.ostiary.key.ProviderConnections;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider, and says what it found. Each document is asked for once.
 *
 * @param issuer as tokens have it
 * @param uri the same
 * @param connections to ask over
 * @param timeout for each exchange
 * @param clock what the provider's is compared with
 */
record ProviderCheck(String issuer, URI uri, ProviderConnections connections, Duration timeout, InstantSource clock) {
    private static final int OK = 200;
    private static final String DISCOVERY = "discovery";

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<URI> documents = DiscoveryDocuments.of(uri);
        HttpAnswer answer = ask(documents.get(0));
        URI asked = documents.get(0);
        if (answer instanceof HttpAnswer.Received received && received.status() != OK && received.status() < 500) {
            answer = ask(documents.get(1));
            asked = documents.get(1);
        }
        if (answer instanceof HttpAnswer.Broken broken) {
            findings.add(Finding.bad(DISCOVERY, asked + ": " + broken.detail()));
            return findings;
        }
        HttpAnswer.Received received = (HttpAnswer.Received) answer;
        findings.add(new ServerClock(clock.instant()).compare(received.date()));
        if (received.status() == OK) {
            findings.addAll(read(received, asked));
        } else {
            findings.add(Finding.bad(
                    DISCOVERY,
                    asked + ": status " + received.status()
                            + " instead of 200; the issuer is the URL before /.well-known/, with its path"));
        }
        return findings;
    }

    private HttpAnswer ask(URI document) {
        return connections.get(document, Map.of("Accept", "application/json"), timeout);
    }

    private List<Finding> read(HttpAnswer.Received received, URI asked) {
        Map<String, @Nullable Object> members;
        try {
            members = StrictJson.parseObject(received.body());
        } catch (JsonSyntaxException noJson) {
            return List.of(Finding.bad(
                    DISCOVERY,
                    asked + ": is not strict JSON, perhaps a page of a proxy; its type is "
                            + (received.contentType().startsWith("text/html") ? "HTML" : "not HTML")));
        }
        if (!issuer.equals(members.get("issuer"))) {
            return List.of(Finding.bad(
                    DISCOVERY,
                    asked + ": the issuer in it is not exactly " + issuer
                            + "; compare the slash at the end, and take it from a token's iss"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(DISCOVERY, asked.toString()));
        findings.addAll(new PublishedKeys(connections, timeout, uri).findings(members.get("jwks_uri")));
        findings.addAll(new Metadata(members, "http".equalsIgnoreCase(uri.getScheme())).findings());
        return findings;
    }
}
