package dev.ostiary.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code Set-Cookie} field as browsers read it (draft-ietf-httpbis-rfc6265bis, section 5.6), and why they refuse it.
 *
 * @param name of the cookie
 * @param value of the cookie
 * @param attributes by name in lower case, the last one counts
 */
record SetCookie(String name, String value, Map<String, String> attributes) {
    private static final int LARGEST = 4_096;
    private static final int LARGEST_ATTRIBUTE = 1_024;
    private static final Duration LONGEST = Duration.ofDays(400);

    static SetCookie of(String field) {
        String[] parts = field.split(";", -1);
        int end = parts[0].indexOf('=');
        Map<String, String> attributes = new LinkedHashMap<>();
        Arrays.stream(parts).skip(1).forEach(part -> {
            int equals = part.indexOf('=');
            String attribute =
                    (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            String text = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (text.length() <= LARGEST_ATTRIBUTE) {
                attributes.put(attribute, text);
            }
        });
        return end < 0
                ? new SetCookie("", parts[0].strip(), attributes)
                : new SetCookie(
                        parts[0].substring(0, end).strip(),
                        parts[0].substring(end + 1).strip(),
                        attributes);
    }

    /** Why a browser does not keep it; empty: it does. {@code crossSite}: the answer to a request of a script on another site. */
    Optional<String> refusal(URI from, boolean crossSite) {
        return size().or(() -> prefix(from)).or(() -> place(from)).or(() -> sameSite(crossSite));
    }

    private Optional<String> size() {
        if (name.isEmpty() && value.isEmpty()) {
            return Optional.of("neither name nor value");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length + value.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LARGEST ? Optional.of("name and value have more than 4096 bytes") : Optional.empty();
    }

    private Optional<String> prefix(URI from) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean wrongHost = lower.startsWith("__host-")
                && (!isSecure() || attributes.containsKey("domain") || !"/".equals(attributes.get("path")));
        boolean wrongSecure = lower.startsWith("__secure-") && !isSecure();
        return wrongHost || wrongSecure || (isSecure() && !Site.isTrustworthy(from))
                ? Optional.of("Secure on an insecure origin, or a prefix without what it promises")
                : Optional.empty();
    }

    private Optional<String> place(URI from) {
        String domain = domain(from);
        String host = Site.host(from);
        boolean fits = host.equals(domain) || (!Site.isAddress(host) && host.endsWith("." + domain));
        boolean tooWide = !host.equals(domain) && !domain.contains(".");
        return fits && !tooWide ? Optional.empty() : Optional.of("Domain is not the host's");
    }

    private Optional<String> sameSite(boolean crossSite) {
        if (sameSite().equals("None") && !isSecure()) {
            return Optional.of("SameSite=None without Secure");
        }
        return crossSite && !sameSite().equals("None")
                ? Optional.of("set by another site's request without SameSite=None")
                : Optional.empty();
    }

    BrowserCookie kept(URI from, Instant now) {
        return new BrowserCookie(
                name,
                value,
                domain(from),
                attributes.getOrDefault("domain", "").isEmpty(),
                path(from),
                isSecure(),
                attributes.containsKey("httponly"),
                sameSite(),
                now,
                expiry(now));
    }

    private boolean isSecure() {
        return attributes.containsKey("secure");
    }

    private String domain(URI from) {
        String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        String bare = domain.startsWith(".") ? domain.substring(1) : domain;
        return bare.isEmpty() ? Site.host(from) : bare;
    }

    /** RFC 6265, section 5.1.4: up to the last slash. */
    private String path(URI from) {
        String path = attributes.getOrDefault("path", "");
        if (path.startsWith("/")) {
            return path;
        }
        String requested = String.valueOf(from.getRawPath());
        int last = requested.lastIndexOf('/');
        return last <= 0 ? "/" : requested.substring(0, last);
    }

    private String sameSite() {
        return switch (attributes.getOrDefault("samesite", "").toLowerCase(Locale.ROOT)) {
            case "strict" -> "Strict";
            case "lax" -> "Lax";
            case "none" -> "None";
            default -> "";
        };
    }

    /** {@code Max-Age} goes before {@code Expires}; nothing lives longer than 400 days. */
    private Optional<Instant> expiry(Instant now) {
        String maxAge = attributes.getOrDefault("max-age", "");
        if (maxAge.matches("-?[0-9]{1,18}")) {
            long seconds = Math.min(Long.parseLong(maxAge), LONGEST.toSeconds());
            return Optional.of(seconds <= 0 ? Instant.EPOCH : now.plusSeconds(seconds));
        }
        return date(attributes.getOrDefault("expires", ""))
                .map(date -> date.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : date);
    }

    private static Optional<Instant> date(String text) {
        try {
            String rfc1123 = text.replace('-', ' ');
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            ZonedDateTime.parse(rfc1123, DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC))
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SetCookie[" + name + "]";
    }
}
