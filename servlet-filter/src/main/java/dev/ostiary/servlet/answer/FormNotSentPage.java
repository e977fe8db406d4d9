package dev.ostiary.servlet.answer;

import java.util.Optional;

/**
 * The filter's own page for a browser whose form was not sent, of constants, the link, the code and the support id. Immutable, thread-safe.
 *
 * @param errorDetail how much it says of the reason
 */
record FormNotSentPage(ErrorDetail errorDetail) {
    /** What happened to the form, whatever the reason that log and events tell. */
    static final String CODE = "form_not_sent";

    /** @param signIn where to sign in; empty: the page has no link */
    HtmlPage of(Refusal refusal, Optional<String> signIn) {
        String how = signIn.map(FormNotSentPage::link).orElse("Sign in in another tab");
        return HtmlPage.titled(
                        refusal.grounds() == Grounds.STEP_UP ? "Please sign in once more" : "You have been signed out")
                .text("Your form was not sent. Your entries are kept as long as this tab is open.")
                .with("<p>" + how + ", come back and reload this page: the browser sends your entries again.</p>\n")
                .aside("The browser may ask whether to send the form again. Say yes.")
                .about(refusal, CODE, errorDetail);
    }

    private static String link(String address) {
        return "<a href=\"" + Markup.escaped(address) + "\" target=\"_blank\" rel=\"noopener\">Sign in</a>"
                + " (opens a new tab)";
    }
}
