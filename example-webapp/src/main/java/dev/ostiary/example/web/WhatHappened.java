package dev.ostiary.example.web;

import dev.ostiary.servlet.event.AuthEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * What the filter decided about a request. It lies with that request, as an attribute, so no visitor is shown what another one did, however many
 * come at once, and forwards and error pages find it too. Immutable.
 *
 * @param event the filter's own word on it, in which no token, cookie or user is
 * @param credentials the names of what the browser sent to show who it is, never their values
 */
record WhatHappened(AuthEvent event, List<String> credentials) {
    private static final String ATTRIBUTE = WhatHappened.class.getName();

    WhatHappened {
        credentials = List.copyOf(credentials);
    }

    void leaveWith(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Empty for a request that has not passed the filter. */
    static Optional<WhatHappened> to(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof WhatHappened happened
                ? Optional.of(happened)
                : Optional.empty();
    }
}
