package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Finding;
import dev.ostiary.servlet.config.SignInPages;
import java.net.URI;
import java.util.List;

/**
 * What has to be registered at the provider for an application. Immutable.
 *
 * @param externalUrl where browsers reach it
 * @param authPath below which the filter's own paths are
 */
record Registrations(String externalUrl, String authPath) {

    /** @throws Complaint if the address or the path is none */
    List<Finding> findings() {
        URI url = IssuerUrl.uri(externalUrl);
        if (!IssuerUrl.isUsable(url, false)) {
            throw Complaint.usage("--external-url: expected an https URL with a host and without a query, such as"
                    + " https://shop.example; http only to this machine");
        }
        if (!authPath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw Complaint.usage("--auth-path: expected a path such as /auth, without a slash at its end");
        }
        String base = externalUrl.replaceFirst("/+$", "") + authPath;
        return List.of(
                Finding.ok("register redirect", "redirect URI: " + base + SignInPages.CALLBACK),
                Finding.ok("register sign-out", "post-logout redirect URI: " + base + SignInPages.SIGNED_OUT),
                Finding.ok("register logout", "back-channel logout URI: " + base + SignInPages.BACK_CHANNEL_LOGOUT));
    }
}
