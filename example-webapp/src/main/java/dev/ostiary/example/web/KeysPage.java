package dev.ostiary.example.web;

import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page of {@link ApiKeysServlet}: what news there is, all keys of the user, and the form for one more. Thread-safe. */
final class KeysPage {
    private static final Html REVOKED = Html.markup("<span class=\"tag open\">revoked</span>");
    private static final Html NONE =
            Html.markup("<li class=\"card\"><p class=\"muted\">You have no keys yet.</p></li>");
    private static final String USED = "last used {{ago}}";
    private static final String UNUSED = "not used since this server started, {{ago}}";

    private final Pages pages;
    private final KeyNotes notes;
    private final InstantSource clock;

    KeysPage(Pages pages, KeyNotes notes, InstantSource clock) {
        this.pages = pages;
        this.notes = notes;
        this.clock = clock;
    }

    Html newKey(HttpServletRequest request, String key) {
        return pages.fragment("new-api-key", Map.of("key", key, "address", Base.address(request)));
    }

    Html success(String text) {
        return Message.success(pages, text);
    }

    Html problem(String text) {
        return Message.problem(pages, text);
    }

    void write(HttpServletRequest request, HttpServletResponse response, Html news) throws IOException {
        Instant now = clock.instant();
        List<Html> rows =
                Sessions.of(request).apiKeys().keysOf(Objects.requireNonNull(request.getRemoteUser())).stream()
                        .sorted(Comparator.comparing(ApiKeyRecord::createdAt).reversed())
                        .map(key -> row(key, now))
                        .toList();
        Map<String, ?> values =
                Map.of("base", Base.of(request), "news", news, "keys", rows.isEmpty() ? NONE : Html.join(rows));
        pages.write(request, response, "Your API keys", pages.fragment("api-keys", values));
    }

    private Html row(ApiKeyRecord key, Instant now) {
        String name = notes.nameOf(key.id()).orElse("A key");
        Html revoke = pages.fragment("revoke-api-key", Map.of("id", key.id(), "name", name));
        return pages.fragment(
                "api-key",
                Map.of(
                        "name", name,
                        "id", key.id(),
                        "createdAt", Moment.ago(key.createdAt(), now),
                        "lastUse", lastUse(key, now),
                        "expiresAt", key.expiresAt().map(Moment::text).orElse("never"),
                        "action", key.revoked() ? REVOKED : revoke));
    }

    private Html lastUse(ApiKeyRecord key, Instant now) {
        return notes.lastUseOf(key.id())
                .map(used -> Html.fill(USED, Map.of("ago", Moment.ago(used, now))))
                .orElseGet(() -> key.createdAt().isBefore(notes.since())
                        ? Html.fill(UNUSED, Map.of("ago", Moment.ago(notes.since(), now)))
                        : Html.markup("never used"));
    }
}
