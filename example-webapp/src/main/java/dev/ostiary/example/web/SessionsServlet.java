package dev.ostiary.example.web;

import dev.ostiary.servlet.Sessions;
import dev.ostiary.servlet.SignIn;
import dev.ostiary.store.SessionState;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where somebody is signed in: every session of the user, to be ended one by one or all at once. The filter has made sure
 * that a form sent to here comes from one of our own pages.
 */
final class SessionsServlet extends HttpServlet {
    private static final Html THIS_ONE = Html.markup("<span class=\"tag\">this one</span>");

    private final transient Pages pages;
    private final SignInWay way;
    private final transient SessionPlaces places;
    private final transient Counts counts;
    private final transient InstantSource clock;

    SessionsServlet(Pages pages, SignInWay way, SessionPlaces places, Counts counts, InstantSource clock) {
        this.pages = pages;
        this.way = way;
        this.places = places;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Sessions sessions = Sessions.of(request);
        Optional<String> own = sessions.sessionId(request);
        List<Html> rows = sessions.sessionsOf(user(request)).stream()
                .sorted(Comparator.comparing(SessionState::refreshedAt).reversed())
                .map(session -> row(session, own.equals(Optional.of(session.id()))))
                .toList();
        boolean ended = "ended".equals(request.getParameter("notice"));
        Html news = ended ? Message.success(pages, "The session is ended.") : Html.NOTHING;
        Map<String, ?> values = Map.of("base", Base.of(request), "news", news, "sessions", Html.join(rows));
        pages.write(request, response, "Your sessions", pages.fragment("sessions", values));
    }

    /** A session's label is what its browser has said of itself, so it is escaped like everything else that people send. */
    private Html row(SessionState session, boolean own) {
        return pages.fragment(
                "session",
                Map.of(
                        "id", session.id(),
                        "device", Device.name(session.label()),
                        "label", session.label(),
                        "thisOne", own ? THIS_ONE : Html.NOTHING,
                        "opened", Moment.text(session.openedAt()),
                        "openedAt", Moment.ago(session.openedAt(), clock.instant()),
                        "refreshedAt", Moment.ago(session.refreshedAt(), clock.instant()),
                        "place",
                                places.of(session.id())
                                        .map(place -> " · from " + place)
                                        .orElse("")));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Sessions sessions = Sessions.of(request);
        String chosen = Objects.requireNonNullElse(request.getParameter("session"), "");
        if (request.getParameter("everywhere") != null) {
            String user = user(request);
            counts.sessionsEnded(sessions.sessionsOf(user).size() - 1);
            leave(sessions, request, response); // first, while it is known of which session the provider is to hear
            sessions.revokeAll(user);
        } else if (sessions.sessionId(request).equals(Optional.of(chosen))) {
            leave(sessions, request, response);
        } else {
            // Of one's own sessions only: an id that somebody else's page has shown ends nothing.
            sessions.sessionsOf(user(request)).stream()
                    .map(SessionState::id)
                    .filter(chosen::equals)
                    .forEach(session -> {
                        sessions.end(session);
                        counts.sessionsEnded(1);
                    });
            Redirect.to(Base.of(request) + request.getServletPath() + "?notice=ended", response);
        }
    }

    /** Takes this browser's cookies as well: what they hold is no good any more. A provider hears of it, by way of the browser. */
    private void leave(Sessions sessions, HttpServletRequest request, HttpServletResponse response) throws IOException {
        counts.sessionsEnded(1);
        if (way == SignInWay.PROVIDER) {
            SignIn.of(request).signOut(request, response);
            return;
        }
        sessions.signOut(request, response);
        Redirect.to(Base.of(request) + SignedOutServlet.PATH, response);
    }

    private static String user(HttpServletRequest request) {
        return Objects.requireNonNull(request.getRemoteUser());
    }
}
