package dev.ostiary.example.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Stands for a mail server and for everybody's mail program: keeps the latest mails, for all to read. Thread-safe. */
final class Mailbox {
    private static final int MOST = 10;

    private final Deque<Mail> mails = new ArrayDeque<>();

    /**
     * A mail with a link by which a password is changed.
     *
     * @param to whose mailbox it would be in
     * @param token the link's token
     * @param sentAt when it was sent
     */
    record Mail(User to, String token, Instant sentAt) {
        /** Shows no token. */
        @Override
        public String toString() {
            return "Mail[sent " + sentAt + "]";
        }
    }

    synchronized void send(Mail mail) {
        mails.addFirst(mail);
        while (mails.size() > MOST) {
            mails.removeLast();
        }
    }

    /** The newest first. */
    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }
}
