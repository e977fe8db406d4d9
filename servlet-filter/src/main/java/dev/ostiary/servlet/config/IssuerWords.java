package dev.ostiary.servlet.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code iss} of tokens, and what people take for it. Stateless. */
final class IssuerWords {
    private static final Pattern SEVERAL = Pattern.compile(".*://.*[\\s,].*");
    private static final String OPENID_METADATA = "/.well-known/openid-configuration";
    private static final String OAUTH_METADATA = "/.well-known/oauth-authorization-server";
    private static final Set<String> PSEUDO_TENANTS = Set.of("common", "organizations", "consumers");
    private static final Pattern MICROSOFT = Pattern.compile(
            "(?:login\\.microsoftonline\\.(?:com|us)|login\\.partner\\.microsoftonline\\.cn|login\\.windows\\.net"
                    + "|sts\\.windows\\.net)");
    private static final String VERSION = "v2.0";

    private IssuerWords() {}

    /** The issuer as tokens have it, which a preset may write in its own way. */
    static String issuer(String text, Optional<Preset> preset) {
        Words.refusedIf(text.isEmpty(), text, "names nobody");
        Words.refusedIf(text.chars().anyMatch(Character::isISOControl), text, "holds a control character");
        Words.refusedIf(
                SEVERAL.matcher(text).matches(),
                text,
                "is a URL with white space or a comma in it; there is one issuer");
        metadataOf(text)
                .ifPresent(issuer -> Words.refusedIf(
                        true,
                        text,
                        "is the address of an issuer's metadata; the issuer itself is probably '" + issuer + "'"));
        Words.refusedIf(
                isPseudoTenant(text, preset),
                text,
                "stands for many tenants of Microsoft Entra, and no token has it as iss; write the id of your tenant"
                        + " in its place, and for several tenants list them as issuers");
        return preset.map(known -> known.issuer(text)).orElse(text);
    }

    /** Whose metadata a URL is the address of: OpenID Connect Discovery 1.0, section 4; RFC 8414, section 3. */
    private static Optional<String> metadataOf(String text) {
        int oauth = text.indexOf(OAUTH_METADATA);
        if (oauth >= 0) {
            return Optional.of(text.substring(0, oauth) + text.substring(oauth + OAUTH_METADATA.length()));
        }
        return text.endsWith(OPENID_METADATA)
                ? Optional.of(text.substring(0, text.length() - OPENID_METADATA.length()))
                : Optional.empty();
    }

    private static boolean isPseudoTenant(String text, Optional<Preset> preset) {
        try {
            URI uri = URI.create(text);
            String[] segments =
                    uri.getPath() == null ? new String[0] : uri.getPath().split("/");
            if (segments.length < 2 || segments.length > 3 || !PSEUDO_TENANTS.contains(segments[1])) {
                return false;
            }
            boolean known = preset.filter(Preset.ENTRA::equals).isPresent()
                    || MICROSOFT.matcher(String.valueOf(uri.getHost())).matches();
            return segments.length == 2 ? known : segments[2].equals(VERSION);
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }
}
