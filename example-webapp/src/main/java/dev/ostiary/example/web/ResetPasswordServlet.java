package dev.ostiary.example.web;

import dev.ostiary.servlet.Sessions;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the link of {@link ForgotPasswordServlet} leads. Opening it uses nothing up, because mail programs open links by
 * themselves; sending the form does, once, and who opens it then is told so. Then all sessions of the user end, also those of whoever knew the old password.
 */
final class ResetPasswordServlet extends HttpServlet {
    private static final String UNACCEPTABLE = "Please choose a password of 8 to 1,000 characters.";
    private static final String USED = "This link has been used already. Each link works once.";
    private static final String EXPIRED = "This link has expired.";
    private static final String UNKNOWN = "This is not a link of ours, or a part of it is missing.";

    private final transient Pages pages;
    private final transient DemoUsers users;
    private final transient Turnstile turnstile;
    private final transient UsedLinks usedLinks = new UsedLinks();

    ResetPasswordServlet(Pages pages, DemoUsers users, Turnstile turnstile) {
        this.pages = pages;
        this.users = users;
        this.turnstile = turnstile;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (usedLinks.contain(parameter(request, "token"))) {
            showRefusal(request, response, USED);
        } else {
            showForm(request, response, "");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        String password = parameter(request, "password");
        if (request.getQueryString() != null) { // no place for a password
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (!DemoUsers.isAcceptable(password)) {
            showForm(request, response, UNACCEPTABLE);
        } else {
            reset(request, response, password);
        }
    }

    private void reset(HttpServletRequest request, HttpServletResponse response, String password) throws IOException {
        Verification used;
        try (Turnstile.Turn turn = turnstile.enter()) { // before the link is used up
            if (!turn.isGranted()) {
                unavailable(response);
                return;
            }
            used = Sessions.of(request).consumeOneTime(ForgotPasswordServlet.PURPOSE, parameter(request, "token"));
            owner(used).ifPresent(user -> users.changePassword(user, password));
        }
        if (used instanceof Verification.Unavailable) {
            unavailable(response);
            return;
        }
        if (isUsedUp(used)) {
            usedLinks.add(parameter(request, "token"));
        }
        if (owner(used).isEmpty()) {
            showRefusal(request, response, reason(used));
        } else {
            Sessions.of(request).revokeAll(owner(used).get().id());
            Redirect.to(Base.of(request) + "/sign-in?notice=password_changed", response);
        }
    }

    private Optional<User> owner(Verification used) {
        return used instanceof Verification.Verified verified
                ? verified.jwt().subject().flatMap(users::find)
                : Optional.empty();
    }

    private void showForm(HttpServletRequest request, HttpServletResponse response, String problem) throws IOException {
        Map<String, ?> values =
                Map.of("base", Base.of(request), "token", parameter(request, "token"), "alert", alert(problem));
        pages.write(request, response, "New password", pages.fragment("reset-password", values));
    }

    /** By this request, or before it: that too is known of tokens of our own alone. */
    private static boolean isUsedUp(Verification used) {
        return !(used instanceof Verification.Rejected rejected) || rejected.reason() == RejectionReason.TOKEN_REVOKED;
    }

    private static String reason(Verification refused) {
        RejectionReason reason = refused instanceof Verification.Rejected rejected
                ? rejected.reason()
                : RejectionReason.TOKEN_REVOKED; // of a user who has gone
        return reason == RejectionReason.TOKEN_REVOKED
                ? USED
                : reason == RejectionReason.TOKEN_EXPIRED ? EXPIRED : UNKNOWN;
    }

    private void showRefusal(HttpServletRequest request, HttpServletResponse response, String text) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        Map<String, ?> values = Map.of("base", Base.of(request), "alert", alert(text));
        pages.write(request, response, "No new password", pages.fragment("no-new-password", values));
    }

    private Html alert(String problem) {
        return problem.isEmpty() ? Html.NOTHING : Message.problem(pages, problem);
    }

    private static void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Turnstile.RETRY_AFTER);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
