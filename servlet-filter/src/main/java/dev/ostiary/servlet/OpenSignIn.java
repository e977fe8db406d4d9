package dev.ostiary.servlet;

import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.signin.Admission;
import dev.ostiary.servlet.signin.KeptSessions;
import dev.ostiary.servlet.signin.OpenProviders;
import dev.ostiary.servlet.signin.SignInAssembly;
import java.time.InstantSource;

/**
 * Where users of one filter sign in, and who of them may.
 *
 * @param providers at which they do
 * @param kept of the sessions that began there
 * @param admission the application's part in a sign-in
 * @param answers how browsers are answered
 * @param clock by which the provider's tokens expire
 */
record OpenSignIn(
        OpenProviders providers,
        KeptSessions kept,
        Admission admission,
        SignInAssembly.Answers answers,
        InstantSource clock) {
    /** What leads to the provider, within the application. */
    String signInPath() {
        return authPath() + SignInPages.SIGN_IN;
    }

    /** Below it are the filter's own paths. */
    String authPath() {
        return providers.all().get(0).config().pages().authPath();
    }
}
