package dev.ostiary.example.web;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows users what the application knows about them. Everything comes from the request: the filter put it there. */
final class AccountServlet extends HttpServlet {
    private static final String ROW = "<tr><th scope=\"row\"><code>{{name}}</code></th><td>{{value}}</td></tr>\n";
    private static final String ENDS = "<span data-seconds-left=\"{{left}}\">at {{end}}</span>";
    private static final Set<String> TIMES = Set.of("auth_time", "exp", "iat", "nbf");

    private final transient Pages pages;
    private final transient InstantSource clock;

    AccountServlet(Pages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtPrincipal user = (JwtPrincipal) Objects.requireNonNull(request.getUserPrincipal());
        Map<String, ?> values = Map.of(
                "base", Base.of(request),
                "user", user.getName(),
                "fullName", FullName.of(user),
                "roles", Chips.of(user.roles()),
                "scopes", Chips.of(user.scopes()),
                "tokenEnds", tokenEnds(user.claims()),
                "header", Objects.requireNonNullElse(request.getHeader("X-User-Id"), "(none)"),
                "claims", rows(user.claims()));
        pages.write(request, response, "Your account", pages.fragment("account", values));
    }

    /** A time of day, which is true for as long as the page is open; {@code countdown.js} counts down instead. */
    private Html tokenEnds(Map<String, ?> claims) {
        if (claims.get("exp") == null) {
            return Html.markup("with its key"); // an API key
        }
        Instant end = instant(claims.get("exp"));
        long left = Math.max(0, Duration.between(clock.instant(), end).toSeconds());
        return Html.fill(ENDS, Map.of("left", left, "end", Moment.timeOfDay(end)));
    }

    private static Html rows(Map<String, ?> claims) {
        return Html.join(claims.entrySet().stream()
                .map(claim -> Html.fill(ROW, Map.of("name", claim.getKey(), "value", value(claim))))
                .toList());
    }

    private static String value(Map.Entry<String, ?> claim) {
        Object value = claim.getValue();
        if (value instanceof List<?> words) {
            return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return TIMES.contains(claim.getKey()) ? value + " = " + instant(value) : String.valueOf(value);
    }

    private static Instant instant(Object secondsSinceEpoch) {
        return Instant.ofEpochSecond(((Number) secondsSinceEpoch).longValue());
    }
}
