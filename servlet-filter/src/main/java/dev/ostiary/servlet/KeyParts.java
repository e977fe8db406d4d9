package dev.ostiary.servlet;

import static dev.ostiary.servlet.config.Setting.JWKS_TOKEN_FILE;
import static dev.ostiary.servlet.config.Setting.PROVIDER_TRUSTSTORE;

import dev.ostiary.key.JwksFetcher;
import dev.ostiary.key.JwksListener;
import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.KeyOrigin;
import dev.ostiary.servlet.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Java code gave a filter for its keys, instead of text or beside it.
 *
 * @param source all keys, instead of any setting
 * @param fetcher who fetches, instead of the filter's own
 * @param listener is told what becomes of fetched keys
 */
record KeyParts(Optional<KeySource> source, Optional<JwksFetcher> fetcher, JwksListener listener) {
    static KeyParts none() {
        return new KeyParts(Optional.empty(), Optional.empty(), event -> {});
    }

    KeyParts withSource(KeySource given) {
        return new KeyParts(Optional.of(given), fetcher, listener);
    }

    KeyParts withFetcher(JwksFetcher given) {
        return new KeyParts(source, Optional.of(given), listener);
    }

    KeyParts withListener(JwksListener given) {
        return new KeyParts(source, fetcher, given);
    }

    /** What is configured for fetching that a fetcher which was given would not do. */
    List<String> problems(List<IssuerConfig> issuers) {
        List<String> problems = new ArrayList<>();
        for (IssuerConfig issuer : issuers) {
            if (fetcher.isPresent() && issuer.keys() instanceof KeyOrigin.Fetched fetched) {
                fetched.fetching().authorities().ifPresent(set -> problems.add(problem(issuer, PROVIDER_TRUSTSTORE)));
                fetched.fetching().tokenFile().ifPresent(set -> problems.add(problem(issuer, JWKS_TOKEN_FILE)));
            }
        }
        return problems;
    }

    private static String problem(IssuerConfig issuer, Setting setting) {
        return issuer.settingName(setting)
                + ": a JwksFetcher was given to the builder, which would know nothing of it; leave one of them out";
    }
}
