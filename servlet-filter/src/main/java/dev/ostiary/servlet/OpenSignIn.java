package dev.ostiary.servlet;

import dev.ostiary.servlet.signin.Admission;
import dev.ostiary.servlet.signin.OpenProviders;
import dev.ostiary.servlet.signin.SignInAssembly;

/**
 * Where users of one filter sign in, and who of them may.
 *
 * @param providers to be closed with the filter
 * @param admission the application's part in a sign-in
 * @param answers how browsers are answered
 */
record OpenSignIn(OpenProviders providers, Admission admission, SignInAssembly.Answers answers) {
    /** What leads to the provider, below {@code auth-path}. */
    static final String SIGN_IN = "/sign-in";

    /** What leads to the provider, within the application. */
    String signInPath() {
        return authPath() + SIGN_IN;
    }

    /** Below it are the filter's own paths. */
    String authPath() {
        return providers.all().get(0).config().pages().authPath();
    }
}
