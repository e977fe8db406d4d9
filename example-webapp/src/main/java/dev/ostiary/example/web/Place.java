package dev.ostiary.example.web;

import dev.ostiary.key.LoopbackHost;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where a request comes from, as people tell places apart: their own machine, or an address. Behind a proxy it is the client's only if the
 * container takes the proxy's word for it (the {@code ForwardedRequestCustomizer} of Jetty, the {@code RemoteIpValve} of Tomcat).
 */
final class Place {
    static final String THIS_MACHINE = "this machine";

    private Place() {}

    /** Empty where the peer has no address, because it connects over a Unix domain socket. */
    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteAddr())
                .map(Place::bare)
                .filter(address -> !address.isEmpty())
                .map(address -> isHere(address, request) ? THIS_MACHINE : address);
    }

    private static boolean isHere(String address, HttpServletRequest request) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return LoopbackHost.is(host) || address.equals(bare(request.getLocalAddr()));
    }

    /** Some containers write an address of IPv6 in brackets, as in a URL. */
    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }
}
