package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.key.LoopbackHost;
import java.net.URI;
import java.net.URISyntaxException;

/** Which addresses a provider may have. Stateless. */
final class IssuerUrl {
    private IssuerUrl() {}

    /** @throws Complaint if it is none that may be asked */
    static URI parse(String text, boolean plainHttp) {
        URI uri = uri(text);
        if (!isUsable(uri, plainHttp)) {
            throw Complaint.usage("--issuer: expected an https URL with a host, without user information, query and"
                    + " fragment; http only to this machine, or with --allow-http");
        }
        return uri;
    }

    /** Whether keys may be fetched from there, and users be sent there. */
    static boolean isUsable(URI uri, boolean plainHttp) {
        String host = uri.getHost();
        return host != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getRawQuery() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && (plainHttp || LoopbackHost.is(host))));
    }

    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException noUri) {
            return URI.create("");
        }
    }
}
