package dev.ostiary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of a browser, of all its tabs. Thread-safe. */
final class BrowserCookies {
    private static final Duration GRACE_OF_FORMS = Duration.ofMinutes(2);
    private static final int MOST_OF_A_DOMAIN = 180;

    private final InstantSource clock;
    private final List<BrowserCookie> cookies = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    BrowserCookies(InstantSource clock) {
        this.clock = clock;
    }

    /** What a request carries, as one field (RFC 6265, section 5.4): longer paths first, then older cookies. */
    synchronized Optional<String> field(BrowserRequest request) {
        Instant now = clock.instant();
        cookies.removeIf(cookie -> cookie.isExpired(now));
        String path = String.valueOf(request.uri().getRawPath());
        String field = cookies.stream()
                .filter(cookie -> cookie.fitsHost(Site.host(request.uri())))
                .filter(cookie -> cookie.fitsPath(path.isEmpty() ? "/" : path))
                .filter(cookie -> !cookie.secure() || Site.isTrustworthy(request.uri()))
                .filter(cookie -> isAllowed(cookie, request, now))
                .sorted(Comparator.<BrowserCookie>comparingInt(
                                cookie -> -cookie.path().length())
                        .thenComparing(BrowserCookie::createdAt))
                .map(cookie -> cookie.name().isEmpty() ? cookie.value() : cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** By who began the request, not by where redirects have led it. */
    private static boolean isAllowed(BrowserCookie cookie, BrowserRequest request, Instant now) {
        if (request.isSameSite() || cookie.sameSite().equals("None")) {
            return true;
        }
        if (cookie.sameSite().equals("Strict") || !request.isNavigation()) {
            return false;
        }
        boolean young = cookie.sameSite().isEmpty()
                && cookie.createdAt().plus(GRACE_OF_FORMS).isAfter(now);
        return request.isSafe() || young;
    }

    synchronized void keep(BrowserRequest request, List<String> fields) {
        boolean crossSite = !request.isNavigation() && !request.isSameSite();
        for (String field : fields) {
            SetCookie cookie = SetCookie.of(field);
            Optional<String> refusal = cookie.refusal(request.uri(), crossSite);
            refusal.ifPresent(why -> refused.add(cookie.name() + ": " + why));
            if (refusal.isEmpty()) {
                put(cookie.kept(request.uri(), clock.instant()));
            }
        }
    }

    private void put(BrowserCookie cookie) {
        Instant created = cookies.stream()
                .filter(cookie::isSame)
                .map(BrowserCookie::createdAt)
                .findFirst()
                .orElse(cookie.createdAt());
        cookies.removeIf(cookie::isSame);
        if (!cookie.isExpired(clock.instant())) {
            cookies.add(cookie.keptSince(created));
            List<BrowserCookie> ofDomain = cookies.stream()
                    .filter(other -> other.domain().equals(cookie.domain()))
                    .toList();
            if (ofDomain.size() > MOST_OF_A_DOMAIN) {
                cookies.remove(ofDomain.get(0));
            }
        }
    }

    synchronized List<BrowserCookie> all() {
        Instant now = clock.instant();
        return cookies.stream().filter(cookie -> !cookie.isExpired(now)).toList();
    }

    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    synchronized void remove(String name) {
        cookies.removeIf(cookie -> cookie.name().equals(name));
    }

    synchronized void clear() {
        cookies.clear();
    }

    /** Those without an age end with the browser. */
    synchronized void closeBrowser() {
        cookies.removeIf(cookie -> cookie.expiresAt().isEmpty());
    }
}
