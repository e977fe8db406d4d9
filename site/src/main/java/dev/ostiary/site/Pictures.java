package dev.ostiary.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of {@code docs/images}, by the name of their file. */
final class Pictures {
    private Pictures() {}

    static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("request.svg", request());
        files.put("session.svg", session());
        files.put("sign-in.svg", signIn());
        return files;
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> picture : all().entrySet()) {
            Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
        }
    }

    private static String request() {
        return new Steps()
                .step("Path", "can it be read in one way only?", "400 ambiguous_uri")
                .step("Method", "is it spelled as usual? GET is, get is not", "400 malformed_method")
                .step("Rule", "the first for this path and method", "403 denied, if it says deny")
                .step("Public?", "if so, the application runs without a user", "")
                .step("Credential", "bearer token, API key or cookie", "401 missing_token")
                .step("Token", "form, issuer, key, signature, claims, times", "401 with the code of what failed")
                .step("Cross-site", "does another site send the cookie?", "403 csrf_cross_site")
                .step("Allowed?", "roles, scopes and claims of the rule", "403 role_missing, and others")
                .step("Session", "the expired token of a page or form is renewed", "401 if it cannot be")
                .end(
                        "Application",
                        "getUserPrincipal(), isUserInRole()",
                        "The steps of a request, and the answer of each");
    }

    private static String session() {
        String browser = "Browser";
        String filter = "Ostiary";
        String store = "Store";
        return new Sequence(List.of(browser, filter, store))
                .message(browser, filter, "POST /sign-in, name and password")
                .message(filter, store, "open a session")
                .message(filter, browser, "cookies: access and refresh token")
                .message(browser, filter, "GET /orders, both cookies")
                .message(filter, browser, "200")
                .note("15 minutes later: the access token has expired", "box")
                .message(browser, filter, "GET /orders, both cookies")
                .message(filter, store, "rotate the refresh token")
                .message(filter, browser, "200, and two new cookies")
                .note("If a thief sends the old refresh token later, the session ends", "no")
                .message(browser, filter, "POST /auth/sign-out")
                .message(filter, store, "revoke the session")
                .message(filter, browser, "both cookies are cleared")
                .document("How a session lives: signing in, renewing, signing out");
    }

    private static String signIn() {
        String browser = "Browser";
        String filter = "Ostiary";
        String provider = "Provider";
        return new Sequence(List.of(browser, filter, provider))
                .message(browser, filter, "GET /orders")
                .message(filter, browser, "303 to /auth/sign-in")
                .message(browser, filter, "GET /auth/sign-in")
                .message(filter, browser, "303 to the provider")
                .message(browser, provider, "client, redirect URI, state, nonce, PKCE challenge")
                .note("The user signs in at the provider", "box")
                .message(provider, browser, "303 to /auth/callback with a code")
                .message(browser, filter, "GET /auth/callback?code=…")
                .message(filter, provider, "code, client secret, PKCE verifier")
                .message(provider, filter, "ID token, refresh token")
                .note("Ostiary checks the ID token, and keeps the provider's tokens encrypted", "box")
                .message(filter, browser, "303 to /orders, two cookies")
                .message(browser, filter, "GET /orders")
                .message(filter, browser, "200")
                .document("Signing in at a provider, from the first page to the session");
    }
}
