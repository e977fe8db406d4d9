package dev.ostiary.servlet.config;

import dev.ostiary.servlet.csrf.CsrfMode;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.csrf.TrustedProxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which other sites may send requests with the cookie, and what the application's own origin is. Immutable.
 *
 * @param csrf how strictly unsafe requests with a cookie are checked
 * @param trustedOrigins the foreign origins that may send unsafe requests with the cookie; unmodifiable; each as a browser writes it, in
 *     lower case and without its default port
 * @param externalUrl the application as its clients see it; empty when each request tells it
 * @param trustedProxies the proxies whose forwarding headers tell that; unmodifiable; empty when nobody's do
 */
public record CrossSiteConfig(
        CsrfMode csrf,
        Set<Origin> trustedOrigins,
        Optional<ExternalUrl> externalUrl,
        List<TrustedProxy> trustedProxies) {

    static CrossSiteConfig read(SettingReader read) {
        return new CrossSiteConfig(
                read.value(Setting.CSRF, text -> Words.choice(CsrfMode.class, text)),
                Lists.set(read.list(Setting.TRUSTED_ORIGINS, Locations::origin)),
                read.optional(Setting.EXTERNAL_URL, Locations::externalUrl),
                read.list(Setting.TRUSTED_PROXIES, TrustedProxy::parse));
    }
}
