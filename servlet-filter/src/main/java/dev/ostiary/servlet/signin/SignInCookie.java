package dev.ostiary.servlet.signin;

import dev.ostiary.key.LoopbackHost;
import dev.ostiary.provider.SignInBinding;
import dev.ostiary.provider.SignInStates;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.credential.CookieToken;
import dev.ostiary.servlet.csrf.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one cookie that ties sign-ins to a browser, for all of its tabs: {@code __Host-ost_sign_in}, and {@code ost_sign_in} where the client
 * uses plain HTTP on its own machine, whose browsers would not keep the other (RFC 6265bis, section 4.1.3). Immutable, thread-safe.
 *
 * @param states write and read its value
 * @param address of the application as its clients see it
 * @param lifetime how long a sign-in may take
 * @param isCrossSite whether a provider has the browser post its answer, with which cookies that are {@code Lax} do not come
 */
record SignInCookie(SignInStates states, ExternalAddress address, Duration lifetime, boolean isCrossSite) {
    private static final String NAME = "ost_sign_in";
    private static final String HOST_NAME = "__Host-" + NAME;

    /** What the browser has sent: its text, and what it says; of several the first that says anything. */
    Sent read(HttpServletRequest request) {
        List<String> texts = new CookieToken(name(request)).first(request);
        return texts.stream()
                .flatMap(text -> states.read(text).stream().map(binding -> new Sent(true, Optional.of(binding))))
                .findFirst()
                .orElse(new Sent(!texts.isEmpty(), Optional.empty()));
    }

    /** The value of {@code Set-Cookie}. */
    String line(SignInBinding binding, HttpServletRequest request) {
        boolean plain = isPlainOnLoopback(request);
        String sameSite = isCrossSite ? "None" : "Lax";
        return name(request) + "=" + states.write(binding) + "; Path=/; Max-Age=" + lifetime.toSeconds()
                + "; HttpOnly; SameSite=" + sameSite + (plain && !isCrossSite ? "" : "; Secure");
    }

    private String name(HttpServletRequest request) {
        return isPlainOnLoopback(request) ? NAME : HOST_NAME;
    }

    private boolean isPlainOnLoopback(HttpServletRequest request) {
        return address.origin(request).filter(SignInCookie::isPlainOnLoopback).isPresent();
    }

    private static boolean isPlainOnLoopback(Origin origin) {
        return origin.scheme().equals("http") && LoopbackHost.isToBrowsers(origin.host());
    }

    /**
     * What came.
     *
     * @param isThere whether there was a cookie of the name at all
     * @param binding what it says; empty where it is none of ours
     */
    record Sent(boolean isThere, Optional<SignInBinding> binding) {}
}
