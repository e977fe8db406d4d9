package dev.ostiary.servlet.config;

import dev.ostiary.verify.ClaimPath;
import java.util.List;
import java.util.regex.Pattern;

/** Entries such as {@code X-User-Id=sub}. Stateless. */
final class IdentityHeaderText {
    /** Credentials, the message's own framing, and where a request comes from: for the container to read, not for us to write. */
    private static final Pattern TAKEN =
            Pattern.compile("authorization|cookie2?|set-cookie2?|www-authenticate|host|origin"
                    + "|referer|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-.*|proxy-.*|sec-.*"
                    + "|forwarded|x-forwarded-.*|accept.*|if-.*|range|last-event-id|x-requested-with|x-api-key|hx-.*");

    private IdentityHeaderText() {}

    static IdentityHeader parse(String entry) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + entry + "' lacks the '=' between header and claim");
        }
        String name = entry.substring(0, equals);
        if (!Words.isToken(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a header name");
        }
        if (isTaken(name)) {
            throw new IllegalArgumentException("'" + name + "' has a meaning of its own in HTTP; take another name");
        }
        return new IdentityHeader(name, value(entry.substring(equals + 1)));
    }

    /** Whether a header has a meaning of its own in HTTP, or for the filter. */
    static boolean isTaken(String name) {
        return TAKEN.matcher(IdentityHeader.comparable(name)).matches();
    }

    /** Two names for what some readers take to be one header would let the later hide the earlier. */
    static void refuseSameName(IdentityHeader header, List<IdentityHeader> earlier) {
        earlier.stream()
                .filter(other -> other.comparableName().equals(header.comparableName()))
                .findAny()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("'" + other.name() + "' and '" + header.name()
                            + "' are the same header to those who ignore case and take '_' for '-'");
                });
    }

    private static IdentityHeader.Value value(String text) {
        return switch (text) {
            case "roles" -> IdentityHeader.Mapped.ROLES;
            case "scopes" -> IdentityHeader.Mapped.SCOPES;
            default -> new IdentityHeader.Claim(ClaimPath.parse(text));
        };
    }
}
