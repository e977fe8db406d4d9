package dev.ostiary.example.web;

import dev.ostiary.servlet.ReturnTo;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sign-in form, and what happens when it is sent: a session, whose two cookies the filter looks after from then on, and
 * back to where the visitor wanted to go. The filter sends browsers here by itself, with the address to return to. The
 * way out is the filter's own: {@code POST /auth/sign-out}.
 */
final class SignInServlet extends HttpServlet {
    /** True of a session that has run out, and of one that was ended elsewhere: the filter sends both here alike. */
    private static final String EXPIRED = "Your session has ended. Please sign in again.";

    private static final String CHANGED =
            "Your password is changed, and everybody who was signed in as you is signed out. Please sign in again.";
    private static final String WRONG = "Wrong user name or password.";

    private static final Html AUTOFOCUS = Html.markup(" autofocus");
    private static final Html DESCRIBED = Html.markup(" aria-describedby=\"message\"");
    private static final Html INVALID = Html.markup(" aria-invalid=\"true\"");

    private final transient Pages pages;
    private final transient DemoUsers users;
    private final transient Turnstile turnstile;
    private final transient Activity activity;
    private final transient SessionPlaces places;

    SignInServlet(Pages pages, DemoUsers users, Turnstile turnstile, Activity activity, SessionPlaces places) {
        this.pages = pages;
        this.users = users;
        this.turnstile = turnstile;
        this.activity = activity;
        this.places = places;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean expired = parameter(request, "error").equals("session_expired");
        boolean changed = parameter(request, "notice").equals("password_changed");
        Html alert = changed ? Message.success(pages, CHANGED) : Html.NOTHING;
        showForm(request, response, expired ? Message.notice(pages, EXPIRED) : alert, false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        if (request.getQueryString() != null) { // addresses are kept in histories and logs: no place for a password
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String username = parameter(request, "username");
        String password = parameter(request, "password");
        Optional<User> user;
        try (Turnstile.Turn turn = turnstile.enter()) {
            if (!turn.isGranted()) {
                response.setHeader("Retry-After", Turnstile.RETRY_AFTER);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            user = users.authenticate(username, password);
        }
        activity.signIn(user.isPresent());
        if (user.isEmpty()) {
            showForm(request, response, Message.problem(pages, WRONG), true);
            return;
        }
        String session = Sessions.of(request)
                .signIn(request, response, user.get().id(), user.get().claims());
        places.used(session, request);
        Redirect.to(destination(request), response);
    }

    /** The account, unless the visitor came from somewhere else of ours that is not this very form. */
    private static String destination(HttpServletRequest request) {
        String returnTo = ReturnTo.safe(request);
        boolean followed = returnTo.equals(parameter(request, "return_to"));
        boolean thisForm = returnTo.split("\\?", 2)[0].equals(Base.of(request) + request.getServletPath());
        return followed && !thisForm ? returnTo : Base.of(request) + "/account";
    }

    private void showForm(HttpServletRequest request, HttpServletResponse response, Html alert, boolean wrong)
            throws IOException {
        String username = parameter(request, "username");
        Map<String, ?> values = Map.of(
                "base",
                Base.of(request),
                "alert",
                alert,
                "username",
                username,
                "described",
                alert == Html.NOTHING ? Html.NOTHING : DESCRIBED,
                "invalid",
                wrong ? INVALID : Html.NOTHING,
                "focusName",
                username.isEmpty() ? AUTOFOCUS : Html.NOTHING,
                "focusPassword",
                username.isEmpty() ? Html.NOTHING : AUTOFOCUS,
                "returnTo",
                parameter(request, "return_to"));
        pages.write(request, response, "Sign in", pages.fragment("sign-in", values));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
