package dev.ostiary.example.web;

import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeyRegistry;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keys for programs of the user, which send them as {@code X-API-Key} instead of signing in. A new key is shown once, in
 * the answer to the form that made it; what is kept can check a key and not show it. Only whoever has a session gets in: a
 * key that was stolen makes no other keys.
 */
final class ApiKeysServlet extends HttpServlet {
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final int MOST = 20;
    private static final Html REVOKED = Html.markup("<span class=\"tag open\">revoked</span>");
    private static final Html NONE =
            Html.markup("<li class=\"card\"><p class=\"muted\">You have no keys yet.</p></li>");
    private static final String TOO_MANY =
            "You have had " + MOST + " keys, which is all that this demonstration gives you.";

    private final transient Pages pages;

    ApiKeysServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Sessions.of(request).sessionId(request).isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        ApiKeyRegistry registry = Sessions.of(request).apiKeys();
        JwtPrincipal user = (JwtPrincipal) Objects.requireNonNull(request.getUserPrincipal());
        String revoked = request.getParameter("revoke");
        if (!request.getMethod().equals("POST")) {
            show(request, response, registry, Html.NOTHING);
        } else if (revoked == null) {
            make(request, response, registry, user);
        } else {
            registry.keysOf(user.getName()).stream() // one's own only
                    .map(ApiKeyRecord::id)
                    .filter(revoked::equals)
                    .forEach(registry::revoke);
            Redirect.to(Base.of(request) + request.getServletPath(), response);
        }
    }

    /** The key may do what its owner may do now, until it expires. */
    private void make(
            HttpServletRequest request, HttpServletResponse response, ApiKeyRegistry registry, JwtPrincipal user)
            throws IOException {
        if (registry.keysOf(user.getName()).size() >= MOST) {
            Map<String, ?> values = Map.of("kind", "problem", "message", TOO_MANY);
            show(request, response, registry, pages.fragment("message", values));
            return;
        }
        IssuedApiKey issued = ApiKeys.of(registry).issue(user.getName(), user.roles(), user.scopes(), LIFETIME);
        registry.add(issued.record());
        Map<String, ?> values = Map.of("key", issued.key(), "address", Base.address(request));
        show(request, response, registry, pages.fragment("new-api-key", values));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, ApiKeyRegistry registry, Html news)
            throws IOException {
        List<Html> rows = registry.keysOf(Objects.requireNonNull(request.getRemoteUser())).stream()
                .sorted(Comparator.comparing(ApiKeyRecord::createdAt).reversed())
                .map(this::row)
                .toList();
        Map<String, ?> values = Map.of(
                "base",
                Base.of(request),
                "news",
                news,
                "days",
                LIFETIME.toDays(),
                "keys",
                rows.isEmpty() ? NONE : Html.join(rows));
        pages.write(request, response, "Your API keys", pages.fragment("api-keys", values));
    }

    private Html row(ApiKeyRecord key) {
        Html revoke = pages.fragment("revoke-api-key", Map.of("id", key.id()));
        return pages.fragment(
                "api-key",
                Map.of(
                        "id", key.id(),
                        "createdAt", Moment.text(key.createdAt()),
                        "action", key.revoked() ? REVOKED : revoke));
    }
}
