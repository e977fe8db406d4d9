package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final User ALICE = new DemoUsers().find("alice").orElseThrow();

    @Test
    void mails_moreThanTen_areTheTenNewestTheLatestFirst() {
        Mailbox mailbox = new Mailbox();

        for (int mail = 0; mail < 12; mail++) {
            mailbox.send(new Mailbox.Mail(ALICE, "token " + mail, Instant.EPOCH));
        }

        assertThat(mailbox.mails())
                .hasSize(10)
                .extracting(Mailbox.Mail::token)
                .startsWith("token 11", "token 10")
                .endsWith("token 2");
    }

    @Test
    void mail_toString_showsNoToken() {
        assertThat(new Mailbox.Mail(ALICE, "secret-link", Instant.EPOCH).toString())
                .doesNotContain("secret-link");
    }
}
