package dev.ostiary.key;

import java.net.URI;
import java.util.Optional;

/**
 * Where this node finds the issuer's server, if not where browsers do. Immutable.
 *
 * @param issuer the issuer's URL
 * @param own scheme, host and port to connect to instead of the issuer's; empty: the issuer's
 */
public record IssuerAddress(URI issuer, Optional<URI> own) {

    /**
     * Takes both.
     *
     * @param issuer the issuer's URL
     * @param own without path, query, user information and fragment
     * @throws IllegalArgumentException if it is not an origin
     */
    public IssuerAddress {
        own.filter(uri -> uri.getHost() == null
                        || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                        || uri.getRawQuery() != null)
                .ifPresent(uri -> {
                    throw new IllegalArgumentException(
                            "issuerAddress: expected scheme, host and port, such as http://keycloak:8080");
                });
    }

    /** The address of this node's connection: that of other servers stays as it is. */
    URI reached(URI uri) {
        return own.filter(origin -> origin(uri).equals(origin(issuer)))
                .map(origin -> URI.create(origin(origin) + uri.getRawPath() + query(uri)))
                .orElse(uri);
    }

    /**
     * Has another one fetch from there.
     *
     * @throws IllegalArgumentException if that address may not be connected to
     */
    JwksFetcher through(JwksFetcher fetcher, UriPolicy policy) {
        own.ifPresent(origin -> policy.require("issuerAddress", origin));
        return request -> fetcher.fetch(new FetchRequest(reached(request.uri()), request.etag(), request.timeout()));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    }
}
