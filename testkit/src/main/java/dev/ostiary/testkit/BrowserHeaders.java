package dev.ostiary.testkit;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that Chromium sends with a request, cookies apart. */
final class BrowserHeaders {
    private static final List<String> RELATIONS = List.of("same-origin", "same-site", "cross-site");

    private BrowserHeaders() {}

    static Map<String, String> of(BrowserRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36");
        fields.put("Accept-Language", "en-US,en;q=0.9");
        fields.put("Accept", request.isNavigation() ? "text/html,application/xhtml+xml,*/*;q=0.8" : "*/*");
        if (request.isNavigation()) {
            fields.put("Upgrade-Insecure-Requests", "1");
        }
        if (Site.isTrustworthy(request.uri())) {
            addMetadata(fields, request);
        }
        origin(request).ifPresent(origin -> fields.put("Origin", origin));
        referrer(request).ifPresent(referrer -> fields.put("Referer", referrer));
        if (request.body() != null) {
            fields.put("Content-Type", request.contentType());
        }
        fields.putAll(request.headers());
        return fields;
    }

    private static void addMetadata(Map<String, String> fields, BrowserRequest request) {
        fields.put("Sec-Fetch-Site", relation(request));
        fields.put("Sec-Fetch-Mode", request.isNavigation() ? "navigate" : "cors");
        if (request.kind() == BrowserRequest.Kind.USER_NAVIGATION) {
            fields.put("Sec-Fetch-User", "?1");
        }
        fields.put("Sec-Fetch-Dest", request.isNavigation() ? "document" : "empty");
    }

    /** The worst of the whole chain (Fetch Metadata, section 2.4); what the user began stays {@code none}. */
    private static String relation(BrowserRequest request) {
        Optional<URI> initiator = request.initiator();
        if (initiator.isEmpty()) {
            return "none";
        }
        int worst = Stream.concat(request.chain().stream(), Stream.of(request.uri()))
                .mapToInt(uri -> RELATIONS.indexOf(Site.relation(initiator.get(), uri)))
                .max()
                .orElse(0);
        return RELATIONS.get(worst);
    }

    /** Fetch standard, "append a request Origin header". */
    private static Optional<String> origin(BrowserRequest request) {
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        Optional<URI> initiator = request.initiator();
        boolean foreign = initiator
                .filter(from -> !Site.origin(from).equals(Site.origin(request.uri())))
                .isPresent();
        if (!request.isNavigation()) {
            return read && !foreign
                    ? Optional.empty()
                    : initiator.map(from -> isTainted(request) ? "null" : Site.origin(from));
        }
        if (read) {
            return Optional.empty();
        }
        boolean hidden = request.referrerPolicy().equals("no-referrer")
                || (request.referrerPolicy().equals("same-origin") && foreign);
        return Optional.of(initiator
                .filter(from -> !hidden && !isTainted(request))
                .map(Site::origin)
                .orElse("null"));
    }

    /** Whether the request has come by an origin that neither began it nor is asked now. */
    private static boolean isTainted(BrowserRequest request) {
        return request.chain().stream()
                .anyMatch(uri -> !Site.origin(uri).equals(Site.origin(request.uri()))
                        && request.initiator()
                                .filter(from -> !Site.origin(from).equals(Site.origin(uri)))
                                .isPresent());
    }

    private static Optional<String> referrer(BrowserRequest request) {
        Optional<URI> initiator = request.initiator();
        if (initiator.isEmpty()) {
            return Optional.empty();
        }
        String origin = Site.origin(initiator.get());
        boolean same = origin.equals(Site.origin(request.uri()));
        String whole = initiator.get().toString().replaceFirst("#.*", "");
        return switch (request.referrerPolicy()) {
            case "no-referrer" -> Optional.empty();
            case "same-origin" -> same ? Optional.of(whole) : Optional.empty();
            case "origin", "strict-origin" -> Optional.of(origin + "/");
            case "unsafe-url" -> Optional.of(whole);
            default -> Optional.of(same ? whole : origin + "/");
        };
    }
}
