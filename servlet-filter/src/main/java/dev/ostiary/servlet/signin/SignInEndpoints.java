package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.session.OwnPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filter's own paths for signing in with a provider. Stateless. */
final class SignInEndpoints {
    private SignInEndpoints() {}

    /** @param realm what the application is called where its descriptor does not say */
    static List<OwnPath> of(SignInParts parts, UsedStates used, SessionAdmission admission, Optional<String> realm) {
        String authPath = parts.places().authPath();
        List<OwnPath> paths = new ArrayList<>();
        paths.add(OwnPath.at(authPath + OwnPlaces.SIGN_IN, new SignInEndpoint(parts)));
        parts.providers().forEach(provider -> paths.add(callback(parts, provider, used, admission)));
        paths.add(OwnPath.at(authPath + OwnPlaces.SIGNED_OUT, new SignedOutEndpoint(parts, realm)));
        paths.add(OwnPath.at(authPath + OwnPlaces.SESSION, new SessionStatusEndpoint(parts)));
        return paths;
    }

    private static OwnPath callback(
            SignInParts parts, RegisteredProvider provider, UsedStates used, SessionAdmission admission) {
        StaleCallback stale = new StaleCallback(parts);
        ProviderError errors = new ProviderError(parts, provider, stale);
        String path = parts.places().authPath()
                + OwnPlaces.CALLBACK
                + provider.pathName().map(name -> "/" + name).orElse("");
        return OwnPath.at(path, new CallbackEndpoint(parts, provider, used, stale, errors, admission));
    }
}
