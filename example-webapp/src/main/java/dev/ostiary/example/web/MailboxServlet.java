package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Shows what the mails of {@link ForgotPasswordServlet} say. No application may have such a page but a demonstration. */
final class MailboxServlet extends HttpServlet {
    private static final Html NONE = Html.markup("<li class=\"card\"><p class=\"muted\">There are no mails.</p></li>");

    private final transient Pages pages;
    private final transient Mailbox mailbox;
    private final transient InstantSource clock;

    MailboxServlet(Pages pages, Mailbox mailbox, InstantSource clock) {
        this.pages = pages;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Html> mails = mailbox.mails().stream()
                .map(mail -> mail(mail, Base.of(request)))
                .toList();
        Map<String, ?> values = Map.of("base", Base.of(request), "mails", mails.isEmpty() ? NONE : Html.join(mails));
        pages.write(request, response, "Mailbox", pages.fragment("mailbox", values));
    }

    private Html mail(Mailbox.Mail mail, String base) {
        return pages.fragment(
                "mail",
                Map.of(
                        "base", base,
                        "to", mail.to().id(),
                        "fullName", mail.to().fullName(),
                        "sentAt", Moment.ago(mail.sentAt(), clock.instant()),
                        "minutes", ForgotPasswordServlet.LIFETIME.toMinutes(),
                        "token", mail.token())); // of characters that need no encoding in an address
    }
}
