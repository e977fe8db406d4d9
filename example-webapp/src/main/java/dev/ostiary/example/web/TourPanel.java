package dev.ostiary.example.web;

import dev.ostiary.servlet.ReturnTo;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The panel below each page: what the browser sent, what the filter made of it and why, and which setting said so. Thread-safe.
 *
 * @param pages has its template
 * @param way in which users are known
 */
record TourPanel(Pages pages, SignInWay way) {
    private static final String CODE = "<code>{{text}}</code>";
    private static final String ADMITTED = "Let in, as <strong>{{user}}</strong>.";
    private static final Html NOBODY = Html.markup("Let in, without a user.");
    private static final String REFUSED = "Refused: <code>{{code}}</code>. {{text}}.";
    private static final String KNOWN_BY =
            " The user is known by the {{what}}: <code>{{setting}}</code> (docs/{{docs}}.md).";
    private static final String SENT_HERE =
            "<div><dt>Before this</dt><dd>You asked for <code>{{path}}</code>, which needs a user. The filter"
                    + " refused that, and sent your browser here.</dd></div>\n";
    private static final Html WITHOUT = Html.markup("no credential");
    private static final Html COMMA = Html.markup(", ");

    /** Nothing where the filter was not asked. */
    Html of(HttpServletRequest request) {
        return WhatHappened.to(request)
                .map(happened -> panel(happened, request))
                .orElse(Html.NOTHING);
    }

    private Html panel(WhatHappened happened, HttpServletRequest request) {
        AuthEvent event = happened.event();
        DecidingSetting setting = DecidingSetting.of(event);
        @Nullable Principal user = request.getUserPrincipal();
        return pages.fragment(
                "what-happened",
                Map.of(
                        "request", event.method() + " " + path(event, request),
                        "credentials", codes(happened.credentials()),
                        "decision", decision(event, user),
                        "because", setting.because(),
                        "setting", setting.setting(),
                        "docs", setting.docs(),
                        "knownBy",
                                event.carrier()
                                        .filter(carrier -> user != null)
                                        .map(this::knownBy)
                                        .orElse(Html.NOTHING),
                        "before", before(event, request)));
    }

    /** As the browser has sent it, but for the name of the application, which some containers let it spell in many ways. */
    private static String path(AuthEvent event, HttpServletRequest request) {
        String spelled = request.getContextPath();
        return event.path().startsWith(spelled + "/")
                ? Base.of(request) + event.path().substring(spelled.length())
                : event.path();
    }

    private static Html codes(List<String> names) {
        if (names.isEmpty()) {
            return WITHOUT;
        }
        return names.stream()
                .map(name -> Html.fill(CODE, Map.of("text", name)))
                .reduce((one, other) -> Html.join(List.of(one, COMMA, other)))
                .orElse(WITHOUT);
    }

    private static Html decision(AuthEvent event, @Nullable Principal user) {
        if (event.reason().isPresent()) {
            RejectionReason reason = event.reason().get();
            return Html.fill(REFUSED, Map.of("code", reason.code(), "text", reason.description()));
        }
        return user == null ? NOBODY : Html.fill(ADMITTED, Map.of("user", user.getName()));
    }

    private Html knownBy(Carrier carrier) {
        return switch (carrier) {
            case COOKIE -> Html.fill(KNOWN_BY, Map.of("what", "cookie", "setting", way.setting(), "docs", way.docs()));
            case API_KEY ->
                Html.fill(KNOWN_BY, Map.of("what", "API key", "setting", "api-keys = store", "docs", "credentials"));
            case HEADER, TOKEN_HEADER ->
                Html.fill(KNOWN_BY, Map.of("what", "token", "setting", "secret, issuer, audience", "docs", "tokens"));
        };
    }

    /** What the browser was sent here for, if it was: an address of ours, whoever has written the link. */
    private static Html before(AuthEvent event, HttpServletRequest request) {
        if (!event.rule().equals("sign-in-page")
                || !event.method().equals("GET")) { // a form's own fields are not for the panel to read
            return Html.NOTHING;
        }
        @Nullable String wanted = request.getParameter("return_to");
        return wanted != null && wanted.equals(ReturnTo.safe(request))
                ? Html.fill(SENT_HERE, Map.of("path", wanted.split("\\?", 2)[0]))
                : Html.NOTHING;
    }
}
