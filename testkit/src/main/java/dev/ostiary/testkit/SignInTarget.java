package dev.ostiary.testkit;

import java.util.Objects;

/**
 * Where an application that signs in with an issuer is found, for {@link BadCallbacks}.
 *
 * @param page a page that needs a user and is answered 2xx then
 * @param backChannelLogout where it takes logout tokens
 */
public record SignInTarget(String page, String backChannelLogout) {
    /**
     * Refuses {@code null}.
     *
     * @param page absolute URL
     * @param backChannelLogout absolute URL
     */
    public SignInTarget {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(backChannelLogout, "backChannelLogout");
    }
}
