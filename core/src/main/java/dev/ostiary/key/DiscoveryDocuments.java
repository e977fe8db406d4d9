package dev.ostiary.key;

import java.net.URI;
import java.util.List;

/** Where an issuer's metadata are (OpenID Connect Discovery 1.0, section 4; RFC 8414, section 3). Stateless. */
public final class DiscoveryDocuments {
    private DiscoveryDocuments() {}

    /**
     * Both addresses.
     *
     * @param issuer a URL with a host and without a query
     * @return {@code openid-configuration} first, then {@code oauth-authorization-server}
     */
    public static List<URI> of(URI issuer) {
        String origin = issuer.getScheme() + "://" + issuer.getRawAuthority();
        String path = withoutSlash(issuer.getRawPath());
        return List.of(
                URI.create(origin + path + "/.well-known/openid-configuration"),
                URI.create(origin + "/.well-known/oauth-authorization-server" + path));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
