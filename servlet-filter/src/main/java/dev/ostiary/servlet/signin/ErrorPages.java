package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.answer.HtmlPage;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.verify.RejectionReason;

/**
 * What the filter's own pages say of a sign-in that came to nothing. Nothing that the browser or the provider has sent is in them,
 * but for one path of this application: where the user wanted to go, escaped, within the link that signs in again. Immutable, thread-safe.
 *
 * @param detail how much is said of the reason
 */
record ErrorPages(ErrorDetail detail) {
    /** @param signIn where to try again */
    HtmlPage of(Refusal refusal, String signIn) {
        HtmlPage page = text(refusal.reason());
        HtmlPage linked = refusal.reason() == RejectionReason.INSECURE_ORIGIN ? page : page.link(signIn, "Try again");
        return linked.about(refusal, refusal.reason().code(), detail);
    }

    private static HtmlPage text(RejectionReason reason) {
        return switch (reason) {
            case SIGN_IN_COOKIE_MISSING ->
                page(
                        "You could not be signed in",
                        "Your browser did not send a cookie that is needed for signing in.",
                        "Allow cookies for this site and try again.");
            case SIGN_IN_STALE, MALFORMED_CALLBACK ->
                page(
                        "You could not be signed in",
                        "The answer of the sign-in service is too old, was used before, or is incomplete.",
                        "Close other windows of this application and try again.");
            case SIGN_IN_LOOP ->
                page(
                        "You could not be signed in",
                        "You have signed in several times, and each time your browser came back without being signed"
                                + " in.",
                        "Allow cookies for this site and try again. If that does not help, tell support the support"
                                + " id.");
            case SIGN_IN_REFUSED ->
                page(
                        "You were not signed in",
                        "The sign-in was cancelled, or you are not allowed to use this application.");
            case STEP_UP_FAILED ->
                page(
                        "You were not signed in",
                        "This page asks for a stronger or a more recent sign-in than the one you have made.");
            case SESSION_ENDED ->
                page(
                        "You have been signed out",
                        "The sign-in service has ended your session while you were signing in.");
            default -> ofServices(reason);
        };
    }

    /** Of the provider, of what else is needed, and of the way to them. */
    private static HtmlPage ofServices(RejectionReason reason) {
        return switch (reason) {
            case INSECURE_ORIGIN ->
                page(
                        "Signing in needs a secure connection",
                        "The address of this application begins with http. Open it with https in its place.",
                        "If that does not help, tell support the support id.");
            case PROVIDER_UNAVAILABLE, STORE_UNAVAILABLE, KEYS_UNAVAILABLE ->
                page(
                        "Signing in is not possible at the moment",
                        "A service that is needed for it does not answer, or not as it should.",
                        "Wait a minute and try again. If that does not help, tell support the support id.");
            case PROVIDER_REFUSED, PROVIDER_REFUSED_CLIENT, PROVIDER_ANSWER_INVALID, SESSION_TOO_LARGE ->
                page(
                        "Signing in does not work",
                        "This application and its sign-in service do not understand each other.",
                        "Tell support the support id.");
            default ->
                page(
                        "You could not be signed in",
                        "The answer of the sign-in service is not valid.",
                        "If trying again does not help, tell support the support id.");
        };
    }

    private static HtmlPage page(String title, String... paragraphs) {
        HtmlPage page = HtmlPage.titled(title);
        for (String text : paragraphs) {
            page = page.text(text);
        }
        return page;
    }
}
