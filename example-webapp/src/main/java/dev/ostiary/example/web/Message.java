package dev.ostiary.example.web;

import java.util.Map;

/** One sentence above a form, in the colour of what it says: what went well, what is worth knowing, what went wrong. */
final class Message {
    private Message() {}

    static Html success(Pages pages, String text) {
        return of(pages, "success", "status", text);
    }

    static Html notice(Pages pages, String text) {
        return of(pages, "notice", "alert", text);
    }

    static Html problem(Pages pages, String text) {
        return of(pages, "problem", "alert", text);
    }

    /** @param role tells screen readers how soon to read it */
    private static Html of(Pages pages, String kind, String role, String text) {
        return pages.fragment("message", Map.of("kind", kind, "role", role, "message", text));
    }
}
