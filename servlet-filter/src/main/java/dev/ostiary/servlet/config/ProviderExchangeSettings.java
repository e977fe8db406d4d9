package dev.ostiary.servlet.config;

import dev.ostiary.provider.ProviderEndpoint;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is written about how this node talks to the provider. */
final class ProviderExchangeSettings {
    private static final Map<ProviderEndpoint, Setting> ENDPOINTS = Map.of(
            ProviderEndpoint.AUTHORIZATION, Setting.AUTHORIZATION_ENDPOINT,
            ProviderEndpoint.TOKEN, Setting.TOKEN_ENDPOINT,
            ProviderEndpoint.USERINFO, Setting.USERINFO_ENDPOINT,
            ProviderEndpoint.END_SESSION, Setting.END_SESSION_ENDPOINT,
            ProviderEndpoint.REVOCATION, Setting.REVOCATION_ENDPOINT);

    private final SettingReader read;
    private final Fetching fetching;

    ProviderExchangeSettings(SettingReader read) {
        this.read = read;
        this.fetching = Fetching.read(read);
    }

    boolean isPlainHttpAllowed() {
        return fetching.plainHttp();
    }

    ProviderExchange exchange() {
        Map<ProviderEndpoint, Optional<URI>> endpoints = new EnumMap<>(ProviderEndpoint.class);
        ENDPOINTS.forEach((endpoint, setting) ->
                read.optional(setting, text -> address(setting, text)).ifPresent(at -> endpoints.put(endpoint, at)));
        return new ProviderExchange(
                endpoints,
                read.optional(Setting.ISSUER_ADDRESS, this::origin),
                read.value(Setting.PROVIDER_TIMEOUT, DurationSetting::providerTimeout),
                read.value(Setting.PROVIDER_STALE_FOR, DurationSetting::staleFor),
                fetching.authorities(),
                fetching.plainHttp());
    }

    private Optional<URI> address(Setting setting, String text) {
        if (text.isEmpty()) {
            if (setting == Setting.AUTHORIZATION_ENDPOINT || setting == Setting.TOKEN_ENDPOINT) {
                throw new IllegalArgumentException("is empty, but nobody signs in without it");
            }
            return Optional.empty();
        }
        return Optional.of(safe(Locations.endpoint(text)));
    }

    private URI origin(String text) {
        Locations.origin(text);
        return safe(URI.create(text));
    }

    /** Codes, secrets and tokens travel there. */
    private URI safe(URI address) {
        if (Locations.isPlainHttp(address) && !fetching.plainHttp()) {
            throw new IllegalArgumentException(
                    "over plain http whoever is on the way could read secrets and tokens; use https, or set allow-http"
                            + " where nobody else is on the way");
        }
        return address;
    }
}
