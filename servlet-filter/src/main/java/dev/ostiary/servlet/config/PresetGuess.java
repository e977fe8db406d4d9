package dev.ostiary.servlet.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose ways an issuer has, by its URL: Keycloak shows in the path, the others in their own hosts. Stateless. */
final class PresetGuess {
    private static final String REALMS = "/realms/";
    private static final List<Host> HOSTS = List.of(
            new Host(Preset.AUTH0, ".+\\.auth0\\.com"),
            new Host(Preset.CLERK, ".+\\.clerk\\.accounts\\.dev"),
            new Host(Preset.COGNITO, "cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?"),
            new Host(
                    Preset.ENTRA,
                    "login\\.microsoftonline\\.(com|us)|login\\.partner\\.microsoftonline\\.cn|sts\\.windows\\.net"
                            + "|.+\\.ciamlogin\\.com"),
            new Host(Preset.GOOGLE, "accounts\\.google\\.com"),
            new Host(Preset.OKTA, ".+\\.(okta|oktapreview|okta-emea)\\.com"));

    private PresetGuess() {}

    static Optional<Preset> of(String issuer) {
        try {
            URI uri = new URI(issuer.strip());
            String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
            Optional<Preset> own = HOSTS.stream()
                    .filter(known -> known.name().matcher(host).matches())
                    .map(Host::preset)
                    .findFirst();
            boolean realm = uri.getPath() != null && uri.getPath().contains(REALMS);
            return own.or(() -> realm ? Optional.of(Preset.KEYCLOAK) : Optional.empty());
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private record Host(Preset preset, Pattern name) {
        Host(Preset preset, String name) {
            this(preset, Pattern.compile(name));
        }
    }
}
