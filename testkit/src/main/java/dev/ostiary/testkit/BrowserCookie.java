package dev.ostiary.testkit;

import java.time.Instant;
import java.util.Optional;

/**
 * A cookie as a {@link TestBrowser} keeps it.
 *
 * @param name as it came, prefix included
 * @param value as it came; not for logs
 * @param domain host, or the domain of the attribute {@code Domain}
 * @param hostOnly whether it goes to that host alone
 * @param path of the attribute, or the default path
 * @param secure whether it has {@code Secure}
 * @param httpOnly whether it has {@code HttpOnly}
 * @param sameSite {@code Strict}, {@code Lax}, {@code None}; empty: none was named, which is Lax with two minutes' grace for forms
 * @param createdAt when it was set first under this name, domain and path
 * @param expiresAt when it goes; empty: when the browser is closed
 */
public record BrowserCookie(
        String name,
        String value,
        String domain,
        boolean hostOnly,
        String path,
        boolean secure,
        boolean httpOnly,
        String sameSite,
        Instant createdAt,
        Optional<Instant> expiresAt) {
    boolean isSame(BrowserCookie other) {
        return name.equals(other.name)
                && domain.equals(other.domain)
                && hostOnly == other.hostOnly
                && path.equals(other.path);
    }

    boolean isExpired(Instant now) {
        return expiresAt.filter(expiry -> !expiry.isAfter(now)).isPresent();
    }

    boolean fitsHost(String host) {
        return hostOnly ? host.equals(domain) : host.equals(domain) || host.endsWith("." + domain);
    }

    /** RFC 6265, section 5.1.4. */
    boolean fitsPath(String requested) {
        return requested.equals(path)
                || (requested.startsWith(path) && (path.endsWith("/") || requested.charAt(path.length()) == '/'));
    }

    BrowserCookie keptSince(Instant time) {
        return new BrowserCookie(name, value, domain, hostOnly, path, secure, httpOnly, sameSite, time, expiresAt);
    }

    /** Shows all but the value. */
    @Override
    public String toString() {
        return "BrowserCookie[" + name + "; Domain=" + domain + "; Path=" + path + (secure ? "; Secure" : "")
                + (httpOnly ? "; HttpOnly" : "") + (sameSite.isEmpty() ? "" : "; SameSite=" + sameSite) + "]";
    }
}
