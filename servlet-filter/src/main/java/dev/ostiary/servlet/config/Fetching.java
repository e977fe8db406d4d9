package dev.ostiary.servlet.config;

import java.time.Duration;

/**
 * How keys are fetched.
 *
 * @param cacheTtl how long they are good when their server says nothing of it
 * @param staleFor how much longer they serve while their server cannot be had
 * @param refetchInterval how far apart fetches for unknown keys are
 * @param timeout for one refresh, bodies included
 * @param plainHttp whether http serves for other machines than this one
 */
public record Fetching(
        Duration cacheTtl, Duration staleFor, Duration refetchInterval, Duration timeout, boolean plainHttp) {

    static Fetching read(SettingReader read) {
        return new Fetching(
                read.value(Setting.JWKS_CACHE_TTL, DurationSetting::cacheTtl),
                read.value(Setting.JWKS_STALE_FOR, DurationSetting::staleFor),
                read.value(Setting.JWKS_REFETCH_INTERVAL, DurationSetting::refetchInterval),
                read.value(Setting.JWKS_TIMEOUT, DurationSetting::timeout),
                read.value(Setting.ALLOW_HTTP, Words::onOrOff));
    }
}
