package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.session.OwnPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filter's own paths for signing in with a provider. Stateless. */
final class SignInEndpoints {
    private SignInEndpoints() {}

    /** @param realm what the application is called where its descriptor does not say */
    static List<OwnPath> of(
            SignInParts parts,
            UsedStates used,
            SessionAdmission admission,
            Logouts logouts,
            Reporter reporter,
            Optional<String> realm) {
        String authPath = parts.places().authPath();
        List<OwnPath> paths = new ArrayList<>();
        paths.add(OwnPath.at(authPath + SignInPages.SIGN_IN, new SignInEndpoint(parts)));
        parts.providers().forEach(provider -> {
            paths.add(callback(parts, provider, used, admission, reporter));
            if (provider.config().sessions().takesLogoutTokens()) {
                paths.add(OwnPath.at(
                        path(parts, SignInPages.BACK_CHANNEL_LOGOUT, provider),
                        new BackChannelLogoutEndpoint(provider, logouts)));
            }
        });
        paths.add(OwnPath.at(authPath + SignInPages.SIGNED_OUT, new SignedOutEndpoint(parts, realm)));
        paths.add(OwnPath.at(authPath + OwnPlaces.SESSION, new SessionStatusEndpoint(parts)));
        return paths;
    }

    private static OwnPath callback(
            SignInParts parts,
            RegisteredProvider provider,
            UsedStates used,
            SessionAdmission admission,
            Reporter reporter) {
        StaleCallback stale = new StaleCallback(parts);
        ProviderError errors = new ProviderError(parts, provider, stale);
        CallbackEndpoint endpoint = new CallbackEndpoint(parts, provider, used, stale, errors, admission);
        return OwnPath.at(
                path(parts, SignInPages.CALLBACK, provider),
                new ToldCallback(endpoint, provider.client().name(), reporter));
    }

    private static String path(SignInParts parts, String ownPath, RegisteredProvider provider) {
        return parts.places().authPath()
                + ownPath
                + provider.pathName().map(name -> "/" + name).orElse("");
    }
}
