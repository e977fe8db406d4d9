package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.config.IdentityHeader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The headers of which a client's own copies never reach the application. Immutable, thread-safe.
 *
 * <p>Names are compared as {@link IdentityHeader#comparable} makes them: CGI-like gateways and some frameworks make all that
 * are alike then the same variable.
 */
public final class HiddenHeaders {
    private final Set<String> names;

    /**
     * Those of a filter.
     *
     * @param names of the headers, in any case
     */
    public HiddenHeaders(Set<String> names) {
        this.names = names.stream().map(IdentityHeader::comparable).collect(Collectors.toUnmodifiableSet());
    }

    boolean hides(String name) {
        return names.contains(IdentityHeader.comparable(name));
    }
}
