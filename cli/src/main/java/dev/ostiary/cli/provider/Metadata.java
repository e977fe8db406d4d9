package dev.ostiary.cli.provider;

import dev.ostiary.cli.console.Finding;
import dev.ostiary.encoding.ShownText;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2), as far as signing in needs it.
 *
 * @param members of its document
 * @param plainHttp whether its addresses may be without TLS, as its own is
 */
record Metadata(Map<String, @Nullable Object> members, boolean plainHttp) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(endpoint("authorization_endpoint", "nobody can sign in here; bearer tokens alone need none"));
        findings.add(endpoint("token_endpoint", "nobody can sign in here; bearer tokens alone need none"));
        findings.add(endpoint("userinfo_endpoint", "claims-from cannot list userinfo"));
        findings.add(endpoint("end_session_endpoint", "signing out ends the session here and not at the provider"));
        findings.add(endpoint("revocation_endpoint", "signing out takes no refresh token back"));
        findings.add(says(
                "backchannel_logout_supported",
                "logouts",
                "sends logouts to the back-channel logout URI",
                "does not say that it sends logouts: a session ends here only when its claims are refreshed"));
        findings.add(says(
                "authorization_response_iss_parameter_supported",
                "iss parameter",
                "names itself in its answers (RFC 9207)",
                "does not name itself in its answers (RFC 9207); matters where users sign in at several providers"));
        findings.add(pkce());
        findings.add(signatures());
        return findings;
    }

    private Finding endpoint(String name, String without) {
        Object value = members.get(name);
        if (value == null) {
            return Finding.warning(name, "none: " + without);
        }
        boolean usable = value instanceof String text && isUsable(IssuerUrl.uri(text));
        return usable
                ? Finding.ok(name, ShownText.plain(String.valueOf(value)))
                : Finding.bad(name, "is no https URL with a host, without user information and fragment");
    }

    private boolean isUsable(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || (plainHttp && "http".equalsIgnoreCase(uri.getScheme())));
    }

    private Finding says(String name, String subject, String yes, String no) {
        return Boolean.TRUE.equals(members.get(name)) ? Finding.ok(subject, yes) : Finding.warning(subject, no);
    }

    /** ID tokens are verified by public keys alone, so an HMAC is of no use here. */
    private Finding signatures() {
        String subject = "id token alg";
        Object algorithms = members.get("id_token_signing_alg_values_supported");
        if (!(algorithms instanceof List<?> list)) {
            return Finding.warning(subject, "does not say how ID tokens are signed");
        }
        List<String> usable = list.stream()
                .map(String::valueOf)
                .flatMap(algorithm -> JwsAlgorithm.of(algorithm).stream())
                .filter(algorithm -> algorithm.family() != KeyFamily.HMAC)
                .map(JwsAlgorithm::headerName)
                .toList();
        return usable.isEmpty()
                ? Finding.bad(subject, "has no algorithm with public keys; have the provider sign with RS256 or ES256")
                : Finding.ok(subject, String.join(", ", usable));
    }

    private Finding pkce() {
        String subject = "pkce";
        Object methods = members.get("code_challenge_methods_supported");
        return methods instanceof List<?> list && list.contains("S256")
                ? Finding.ok(subject, "takes PKCE with S256 (RFC 7636)")
                : Finding.warning(
                        subject, "does not say that it takes PKCE with S256 (RFC 7636), which is always sent");
    }
}
