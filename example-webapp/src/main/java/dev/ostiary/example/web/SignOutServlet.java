package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Makes the browser forget its token. This is a public address, so that the button also works when the session has
 * already expired and nobody ends up before an error; other sites' forms are refused here instead.
 */
final class SignOutServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SameOrigin.refuses(request, response)) {
            return;
        }
        AccessCookie.cleared(request).forEach(response::addCookie);
        Redirect.to(Base.of(request) + "/", response);
    }
}
