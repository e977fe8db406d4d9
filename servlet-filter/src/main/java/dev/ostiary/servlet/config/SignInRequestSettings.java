package dev.ostiary.servlet.config;

import dev.ostiary.provider.ClaimSource;
import dev.ostiary.provider.PushedRequests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is written about the requests of a sign-in. Stateless. */
final class SignInRequestSettings {
    private static final String OPENID = "openid";

    private SignInRequestSettings() {}

    static SignInRequests read(SettingReader read) {
        return new SignInRequests(
                scopes(read),
                claimsFrom(read),
                read.value(Setting.RESPONSE_MODE, SignInWords::responseMode),
                read.value(Setting.PAR, text -> Words.choice(PushedRequests.class, text)),
                List.copyOf(Lists.set(read.listOfSome(Setting.ACR_VALUES, SignInWords::acr))),
                read.optional(Setting.MAX_AGE, DurationSetting::maxAge),
                parameters(read),
                Lists.set(read.list(Setting.FORWARD_PARAMETERS, SignInWords::parameter)));
    }

    /** Without {@code openid} there would be no ID token (OpenID Connect Core 1.0, section 3.1.2.1). */
    private static List<String> scopes(SettingReader read) {
        Set<String> written = Lists.set(read.list(Setting.SCOPES, SignInWords::scope));
        List<String> scopes = new ArrayList<>(written);
        if (!written.contains(OPENID)) {
            scopes.add(0, OPENID);
        }
        return scopes;
    }

    private static List<ClaimSource> claimsFrom(SettingReader read) {
        List<ClaimSource> sources = new ArrayList<>();
        return read.listOfSome(Setting.CLAIMS_FROM, text -> {
            ClaimSource source = SignInWords.claimSource(text);
            Words.refusedIf(sources.contains(source), text, "is there twice");
            sources.add(source);
            return source;
        });
    }

    private static Map<String, String> parameters(SettingReader read) {
        Map<String, String> parameters = new LinkedHashMap<>();
        read.list(Setting.AUTHORIZATION_PARAMETERS, text -> {
            Map.Entry<String, String> entry = SignInWords.parameterWithValue(text);
            Words.refusedIf(
                    parameters.put(entry.getKey(), entry.getValue()) != null,
                    entry.getKey(),
                    "is there twice; a parameter has one value");
            return entry;
        });
        return parameters;
    }
}
