package dev.ostiary.example.web;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a link by which a user chooses a new password. A real application mails it, so that only the owner of the mailbox has
 * it, with an address that it takes from its configuration and not from the request; answers the same whether there is such
 * a user or not; and limits how often. This one shows the link, and does none of it.
 */
final class ForgotPasswordServlet extends HttpServlet {
    /** What the token in the link is good for, and nothing else. */
    static final String PURPOSE = "password_reset";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final transient Pages pages;
    private final transient DemoUsers users;

    ForgotPasswordServlet(Pages pages, DemoUsers users) {
        this.pages = pages;
        this.users = users;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        showForm(request, response, "", Html.NOTHING);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        String username = Objects.requireNonNullElse(request.getParameter("username"), "");
        Optional<User> user = users.find(username);
        if (user.isEmpty()) {
            Map<String, ?> problem = Map.of("kind", "problem", "message", "There is no user of that name.");
            showForm(request, response, username, pages.fragment("message", problem));
            return;
        }
        IssuedToken token =
                Sessions.of(request).issueOneTime(PURPOSE, user.get().id(), Map.of(), LIFETIME);
        Map<String, ?> values = Map.of(
                "base", Base.of(request),
                "fullName", user.get().fullName(),
                "minutes", LIFETIME.toMinutes(),
                "token", token.token()); // of characters that need no encoding in an address
        pages.write(request, response, "A mail for you", pages.fragment("password-mail", values));
    }

    private void showForm(HttpServletRequest request, HttpServletResponse response, String username, Html alert)
            throws IOException {
        Map<String, ?> values = Map.of("base", Base.of(request), "username", username, "alert", alert);
        pages.write(request, response, "Forgotten password", pages.fragment("forgot-password", values));
    }
}
