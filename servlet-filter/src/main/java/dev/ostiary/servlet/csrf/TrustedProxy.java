package dev.ostiary.servlet.csrf;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Who may stand between the clients and the application, and is believed what it says of them. Immutable and thread-safe.
 *
 * @param addresses where it connects from; empty: it has no address, because it connects over a Unix domain socket
 */
public record TrustedProxy(Optional<AddressRange> addresses) {
    private static final String WITHOUT_ADDRESS = "unix";

    /**
     * Reads one.
     *
     * @param text {@code unix}, or what {@link AddressRange#parse} takes
     * @return the proxy
     * @throws IllegalArgumentException if it is neither
     */
    public static TrustedProxy parse(String text) {
        return new TrustedProxy(
                text.equals(WITHOUT_ADDRESS) ? Optional.empty() : Optional.of(AddressRange.parse(text)));
    }

    /**
     * Whether a request comes from one of them.
     *
     * @param trusted whom to believe; none: nobody
     * @param request the request
     * @return true where one of them is the peer
     */
    public static boolean hasSent(HttpServletRequest request, List<TrustedProxy> trusted) {
        if (trusted.isEmpty()) {
            return false;
        }
        String peer = Optional.ofNullable(request.getRemoteAddr()).orElse("");
        return trusted.stream().anyMatch(proxy -> proxy.isAt(peer));
    }

    /** Containers show a peer without address as {@code null} or as empty text; a text that is no address is nobody's. */
    private boolean isAt(String peer) {
        return addresses.map(range -> range.contains(peer)).orElse(peer.isEmpty());
    }

    /** As it was written. */
    @Override
    public String toString() {
        return addresses.map(AddressRange::toString).orElse(WITHOUT_ADDRESS);
    }
}
