package dev.ostiary.servlet.csrf;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The origin of the application as its clients see it, which cross-site checks compare with. Immutable and thread-safe.
 *
 * <p>Where a fixed one is given, it is that. Else, where the request comes from a trusted proxy, {@code Forwarded} (RFC
 * 7239) or {@code X-Forwarded-Proto}, {@code X-Forwarded-Host} and {@code X-Forwarded-Port} are believed; what they do
 * not say is taken from the {@code Host} that the proxy sent. Values that contradict each other, within a list or
 * between the two kinds of header, or that nobody can read, prove nothing: there is no origin then, and no unsafe
 * request passes by comparing with it. Without a trusted proxy, it is what the container says.
 */
public final class ClientOrigin implements Function<HttpServletRequest, Optional<Origin>> {
    private final Optional<Origin> fixed;
    private final List<TrustedProxy> trustedProxies;
    private final AtomicReference<Optional<Read>> last = new AtomicReference<>(Optional.empty());

    /** How the container names what a request was sent to, and what that is. */
    private record Read(String scheme, String name, int port, Optional<Origin> origin) {
        boolean isOf(HttpServletRequest request) {
            return port == request.getServerPort()
                    && name.equals(request.getServerName())
                    && scheme.equals(request.getScheme());
        }
    }

    /**
     * Makes one.
     *
     * @param fixed the origin whatever the request; empty: told by the request
     * @param trustedProxies whose forwarding headers are believed; none: nobody's
     */
    public ClientOrigin(Optional<Origin> fixed, List<TrustedProxy> trustedProxies) {
        this.fixed = fixed;
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * The origin that the client of a request used.
     *
     * @param request the request
     * @return empty where it cannot be told
     */
    @Override
    public Optional<Origin> apply(HttpServletRequest request) {
        return fixed.isPresent() ? fixed : told(request);
    }

    private Optional<Origin> told(HttpServletRequest request) {
        if (!TrustedProxy.hasSent(request, trustedProxies)) {
            return seen(request);
        }
        Optional<ForwardedHeader> forwarded = ForwardedHeader.parse(lines(request, "Forwarded"));
        return forwarded.flatMap(header -> forwarded(header, request));
    }

    /** It is asked for a dozen times in one request, and most requests are sent to the same. */
    private Optional<Origin> seen(HttpServletRequest request) {
        Optional<Read> known = Objects.requireNonNull(last.get());
        if (known.isPresent() && known.get().isOf(request)) {
            return known.get().origin();
        }
        Optional<Origin> origin = Origin.of(request);
        last.set(Optional.of(new Read(request.getScheme(), request.getServerName(), request.getServerPort(), origin)));
        return origin;
    }

    private static Optional<Origin> forwarded(ForwardedHeader header, HttpServletRequest request) {
        Agreement proto = Agreement.of(header.values("proto"), words(request, "X-Forwarded-Proto"));
        Agreement host = Agreement.of(header.values("host"), words(request, "X-Forwarded-Host"));
        Agreement port = Agreement.of(List.of(), words(request, "X-Forwarded-Port"));
        if (proto.isBroken() || host.isBroken() || port.isBroken()) {
            return Optional.empty();
        }
        if (proto.value().isEmpty() && host.value().isEmpty() && port.value().isEmpty()) {
            return Origin.of(request);
        }
        String scheme = proto.value().orElse(request.getScheme());
        Optional<String> authority = host.value().or(() -> single(lines(request, "Host")));
        return authority.flatMap(name -> Origin.parse(scheme + "://" + withPort(name, port.value())));
    }

    /** A port within the name says more than the header beside it. */
    private static String withPort(String authority, Optional<String> port) {
        boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
        return hasPort
                ? authority
                : authority + port.map(number -> ":" + number).orElse("");
    }

    private static List<String> words(HttpServletRequest request, String header) {
        return lines(request, header).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Told.list(request.getHeaders(header));
    }

    private static Optional<String> single(List<String> values) {
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** What several proxies and headers say about one thing: one value, none, or more than one. */
    private record Agreement(List<String> distinct) {

        static Agreement of(List<String> some, List<String> others) {
            return new Agreement(Stream.concat(some.stream(), others.stream())
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList());
        }

        boolean isBroken() {
            return distinct.size() > 1 || distinct.contains("");
        }

        Optional<String> value() {
            return distinct.stream().findFirst();
        }
    }
}
