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
import java.util.Objects;
import java.util.Optional;

/**
 * Keys for programs of the user, which send them as {@code X-API-Key} instead of signing in. Each form is answered with a
 * redirect, so that reloading makes no second key; the page it leads to shows the new key, once. Only whoever has a session
 * gets in: a key that was stolen makes no other keys.
 */
final class ApiKeysServlet extends HttpServlet {
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    private static final String TOO_MANY =
            "You have had " + MOST + " keys, which is all that this demonstration gives you.";
    private static final String NO_NAME = "Please give the key a name of 1 to " + LONGEST_NAME + " characters.";

    private final transient KeysPage page;
    private final transient KeyNotes notes;
    private final transient NewKeyCookie newKey = new NewKeyCookie();

    ApiKeysServlet(KeysPage page, KeyNotes notes) {
        this.page = page;
        this.notes = notes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> session = Sessions.of(request).sessionId(request);
        if (session.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!request.getMethod().equals("POST")) {
            show(request, response, session.get());
        } else if (request.getParameter("revoke") == null) {
            make(request, response, session.get());
        } else {
            revoke(request, response);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String session) throws IOException {
        Optional<String> made = newKey.take(request, response, session);
        boolean revoked = "revoked".equals(request.getParameter("notice"));
        Html news = made.map(key -> page.newKey(request, key))
                .orElseGet(() -> revoked ? page.success("The key is revoked.") : Html.NOTHING);
        page.write(request, response, news);
    }

    /** The key may do what its owner may do now, until it expires. */
    private void make(HttpServletRequest request, HttpServletResponse response, String session) throws IOException {
        JwtPrincipal user = (JwtPrincipal) Objects.requireNonNull(request.getUserPrincipal());
        ApiKeyRegistry registry = Sessions.of(request).apiKeys();
        String name =
                Objects.requireNonNullElse(request.getParameter("name"), "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            page.write(request, response, page.problem(NO_NAME));
        } else if (registry.keysOf(user.getName()).size() >= MOST) {
            page.write(request, response, page.problem(TOO_MANY));
        } else {
            IssuedApiKey issued = ApiKeys.of(registry).issue(user.getName(), user.roles(), user.scopes(), LIFETIME);
            registry.add(issued.record());
            notes.name(issued.record().id(), name);
            newKey.put(request, response, session, issued.key());
            Redirect.to(Base.of(request) + request.getServletPath(), response);
        }
    }

    private static void revoke(HttpServletRequest request, HttpServletResponse response) {
        ApiKeyRegistry registry = Sessions.of(request).apiKeys();
        String user = Objects.requireNonNull(request.getRemoteUser());
        registry.keysOf(user).stream() // one's own only
                .map(ApiKeyRecord::id)
                .filter(id -> id.equals(request.getParameter("revoke")))
                .forEach(registry::revoke);
        Redirect.to(Base.of(request) + request.getServletPath() + "?notice=revoked", response);
    }
}
