package dev.ostiary.servlet.start;

import dev.ostiary.key.LoopbackHost;
import dev.ostiary.servlet.config.ExternalUrl;
import dev.ostiary.servlet.config.Preset;
import dev.ostiary.servlet.config.SignInConfig;
import dev.ostiary.servlet.config.SignInPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be registered at a provider before anybody can sign in, and what is amiss with how it is used.
 *
 * @param provider how it is used
 * @param external where clients reach the application; empty: as they ask for it
 * @param contextPath where the container has put the application
 * @param signOutPage where browsers come back to from signing out; empty: nowhere
 */
record ProviderRegistration(
        SignInConfig provider, Optional<ExternalUrl> external, String contextPath, Optional<String> signOutPage) {

    private static final String NO_HOST =
            " (external-url is not set: write the application's host for HOST, and on your own machine"
                    + " http://localhost:PORT for https://HOST):";

    /** For the log: one text, some lines. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("sign-in: register at the provider " + provider.issuer() + " for the client "
                + provider.client().id()
                + (external.isPresent() ? ":" : NO_HOST));
        lines.add("redirect URI: " + own(SignInPages.CALLBACK));
        signOutPage.ifPresent(page -> lines.add("post-logout redirect URI: " + at(page)));
        if (provider.sessions().takesLogoutTokens()) {
            lines.add("back-channel logout URI: " + own(SignInPages.BACK_CHANNEL_LOGOUT));
        }
        return String.join("\n  ", lines);
    }

    /** What will not work as whoever configured it may believe. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (provider.preset().filter(Preset.KEYCLOAK::equals).isPresent()
                && provider.requests().scopes().contains("offline_access")) {
            warnings.add(
                    "scopes has offline_access: at Keycloak it leaves no single sign-on session behind, and no logout"
                            + " is sent; refresh tokens come without it");
        }
        if (external.filter(ProviderRegistration::isPlainElsewhere).isPresent()) {
            warnings.add("external-url is plain http to another machine, from where nobody is sent to a provider"
                    + " (insecure_origin): whoever is on the way could read what comes back; write the https address"
                    + " that browsers use");
        }
        return warnings;
    }

    private static boolean isPlainElsewhere(ExternalUrl url) {
        return url.origin().scheme().equals("http")
                && !LoopbackHost.isToBrowsers(url.origin().host());
    }

    private String own(String path) {
        return at(provider.pages().authPath() + path)
                + provider.name().map(name -> "/" + name).orElse("");
    }

    private String at(String page) {
        if (!page.startsWith("/")) {
            return page;
        }
        return external.map(url -> origin(url) + url.path()).orElse("https://HOST" + contextPath) + page;
    }

    private static String origin(ExternalUrl url) {
        int port = url.origin().port();
        boolean usual = port == (url.origin().scheme().equals("https") ? 443 : 80);
        return url.origin().scheme() + "://" + url.origin().host() + (usual ? "" : ":" + port);
    }
}
