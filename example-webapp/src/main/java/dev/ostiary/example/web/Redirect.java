package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServletResponse;

/** Answers a form with 303, so that reloading the next page does not send the form again (RFC 9110 section 15.4.4). */
final class Redirect {
    private Redirect() {}

    static void to(String pathAndQuery, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", pathAndQuery);
        response.setHeader("Cache-Control", "no-store");
    }
}
