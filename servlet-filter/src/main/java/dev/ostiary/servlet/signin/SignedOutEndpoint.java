package dev.ostiary.servlet.signin;

import dev.ostiary.provider.ProviderEndpoint;
import dev.ostiary.servlet.answer.HtmlPage;
import dev.ostiary.servlet.config.SignOutScope;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SessionEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /auth/signed-out}: where a browser comes back to that has signed out. It starts nothing by itself, so that signing out never
 * signs in. Thread-safe.
 *
 * @param realm what the application is called where its descriptor does not say
 */
record SignedOutEndpoint(SignInParts parts, Optional<String> realm) implements SessionEndpoint {
    @Override
    public String name() {
        return "signed-out";
    }

    @Override
    public EndpointAnswer serve(HttpServletRequest request, boolean apiPath) {
        if (!OwnMethods.isPage(request)) {
            return OwnMethods.ofPages();
        }
        HtmlPage page = HtmlPage.titled("You are signed out of " + name(request))
                .link(parts.places().signIn(request, prompt(request)), "Sign in again");
        return new EndpointAnswer.Replied((sent, response) -> {
            response.setHeader("Referrer-Policy", "no-referrer");
            page.write(response);
        });
    }

    /** A provider whose session may go on would sign the same user in without a question. */
    private Map<String, String> prompt(HttpServletRequest request) {
        return mayGoOn(request) ? Map.of("prompt", "select_account") : Map.of();
    }

    private boolean mayGoOn(HttpServletRequest request) {
        boolean cameBack = Optional.ofNullable(request.getQueryString())
                .flatMap(FormText::parse)
                .filter(sent -> sent.containsKey("state"))
                .isPresent();
        RegisteredProvider provider = parts.provider(Optional.empty());
        return !cameBack
                || provider.config().sessions().signOut() == SignOutScope.LOCAL
                || !provider.client().has(ProviderEndpoint.END_SESSION);
    }

    private String name(HttpServletRequest request) {
        return Optional.ofNullable(request.getServletContext())
                .map(context -> context.getServletContextName())
                .filter(text -> !text.isBlank())
                .or(() -> realm)
                .orElse("this application");
    }
}
