package dev.ostiary.servlet;

import dev.ostiary.key.JwksFetcher;
import dev.ostiary.key.JwksListener;
import dev.ostiary.key.KeySource;
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
}
