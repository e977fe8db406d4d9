package dev.ostiary.servlet.config;

import dev.ostiary.key.TrustedAuthorities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How keys are fetched.
 *
 * @param cacheTtl how long they are good when their server says nothing of it
 * @param staleFor how much longer they serve while their server cannot be had
 * @param refetchInterval how far apart fetches for unknown keys are
 * @param timeout for one refresh, bodies included
 * @param authorities whose servers are trusted, instead of the platform's
 * @param tokenFile whose text is sent as bearer token
 * @param plainHttp whether http serves for other machines than this one
 */
public record Fetching(
        Duration cacheTtl,
        Duration staleFor,
        Duration refetchInterval,
        Duration timeout,
        Optional<TrustedAuthorities> authorities,
        Optional<Path> tokenFile,
        boolean plainHttp) {

    static Fetching read(SettingReader read) {
        return new Fetching(
                read.value(Setting.JWKS_CACHE_TTL, DurationSetting::cacheTtl),
                read.value(Setting.JWKS_STALE_FOR, DurationSetting::staleFor),
                read.value(Setting.JWKS_REFETCH_INTERVAL, DurationSetting::refetchInterval),
                read.value(Setting.JWKS_TIMEOUT, DurationSetting::timeout),
                authorities(read),
                read.optional(Setting.JWKS_TOKEN_FILE, Fetching::file),
                read.value(Setting.ALLOW_HTTP, Words::onOrOff));
    }

    /** What a wrong password opens in vain is a problem of the password. */
    private static Optional<TrustedAuthorities> authorities(SettingReader read) {
        if (!read.isSet(Setting.PROVIDER_TRUSTSTORE_PASSWORD)) {
            return read.optional(
                    Setting.PROVIDER_TRUSTSTORE,
                    text -> TrustedAuthorities.read(ResourceText.content(text), Optional.empty()));
        }
        if (!read.isSet(Setting.PROVIDER_TRUSTSTORE)) {
            read.problem(Setting.PROVIDER_TRUSTSTORE_PASSWORD, "there is no provider-truststore that it opens");
            return Optional.empty();
        }
        return read.optional(Setting.PROVIDER_TRUSTSTORE, ResourceText::content)
                .flatMap(content -> read.optional(
                        Setting.PROVIDER_TRUSTSTORE_PASSWORD,
                        password -> TrustedAuthorities.read(content, Optional.of(password))));
    }

    /** It need not be there yet. */
    private static Path file(String text) {
        String location = text.startsWith("file:") ? text : "file:" + text;
        return ResourceText.file(location).orElseThrow();
    }
}
