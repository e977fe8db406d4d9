package dev.ostiary.example.web;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/**
 * Mails a link by which a user chooses a new password. The answer is the same whether there is such a user or not. A real
 * application also makes it take the same time, by sending mails on another thread; takes the link's address from its
 * configuration and not from the request; and limits how often.
 */
final class ForgotPasswordServlet extends HttpServlet {
    /** What the token in the link is good for, and nothing else. */
    static final String PURPOSE = "password_reset";

    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final transient Pages pages;
    private final transient DemoUsers users;
    private final transient Mailbox mailbox;
    private final transient InstantSource clock;

    ForgotPasswordServlet(Pages pages, DemoUsers users, Mailbox mailbox, InstantSource clock) {
        this.pages = pages;
        this.users = users;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean sent = "link_sent".equals(request.getParameter("notice"));
        Map<String, ?> values = Map.of("base", Base.of(request), "minutes", LIFETIME.toMinutes());
        Html content = pages.fragment(sent ? "link-sent" : "forgot-password", values);
        pages.write(request, response, "Forgotten password", content);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        String username = Objects.requireNonNullElse(request.getParameter("username"), "");
        users.find(username).ifPresent(user -> mail(request, user));
        Redirect.to(Base.of(request) + request.getServletPath() + "?notice=link_sent", response);
    }

    private void mail(HttpServletRequest request, User user) {
        IssuedToken token = Sessions.of(request).issueOneTime(PURPOSE, user.id(), Map.of(), LIFETIME);
        mailbox.send(new Mailbox.Mail(user, token.token(), clock.instant()));
    }
}
