package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.session.EndpointAnswer;
import jakarta.servlet.http.HttpServletRequest;

/** The methods that the filter's own paths take. Stateless. */
final class OwnMethods {
    private OwnMethods() {}

    static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    static EndpointAnswer ofPages() {
        return new EndpointAnswer.WrongMethod("GET, HEAD");
    }
}
