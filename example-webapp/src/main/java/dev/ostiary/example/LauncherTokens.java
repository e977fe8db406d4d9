package dev.ostiary.example;

import dev.ostiary.example.web.HostileTokens;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.SharedSecret;
import java.util.List;

/** Takes hostile tokens from the testkit, which a deployed {@code .war} does not have: a service, found by {@code META-INF/services}. */
public final class LauncherTokens implements HostileTokens {
    /** Called by the service loader. */
    public LauncherTokens() {}

    @Override
    public List<Hostile> all(Trust trusted) {
        return BadTokens.of(issuer(trusted)).stream()
                .filter(BadToken::fitsHeader)
                .map(bad -> new Hostile(bad.name(), bad.token()))
                .toList();
    }

    @Override
    public String goodTwin(Trust trusted) {
        return BadTokens.goodTwin(issuer(trusted));
    }

    private static SharedSecret issuer(Trust trusted) {
        return SharedSecret.of(trusted.issuer(), trusted.audience(), trusted.secret());
    }
}
