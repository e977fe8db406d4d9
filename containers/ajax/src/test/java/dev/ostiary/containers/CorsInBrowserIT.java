package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.example.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a browser lets the script of another origin see, and send. */
@ExtendWith(Chromium.class)
class CorsInBrowserIT {
    private static final String SIGN_IN =
            "fetch('/public/session/sign-in', {method: 'POST'}).then(answer => arguments[0](answer.status))";

    /** The header of its own makes the browser ask first, by a preflight. */
    private static final String ORDERS_THEN_REFRESH_THEN_ORDERS = """
            const [api, done] = ['%s', arguments[0]];
            const orders = () => fetch(api + '/api/orders', {credentials: 'include', headers: {'X-Shop': '1'}});
            (async () => {
                const refused = await orders();
                const code = (await refused.json()).code;
                const refreshed = await fetch(api + '/auth/refresh', {method: 'POST', credentials: 'include'});
                done([refused.status, code, refreshed.status, (await orders()).status].join(' '));
            })().catch(failure => done(failure.message));
            """;

    @Test
    void scriptOfAnotherOrigin_readsTheRefusalAndRefreshes(@TempDir Path profile) throws Exception {
        try (RunningApplication shop = new Site(profile).start();
                RunningApplication api = api(profile, address(shop));
                Visitor visitor = new Visitor(profile, api)) {
            assertThat(visitor.runs(address(api) + "/sign-in", SIGN_IN)).isEqualTo(204L);
            visitor.loses("access_token");

            Object seen =
                    visitor.runs(address(shop) + "/sign-in", ORDERS_THEN_REFRESH_THEN_ORDERS.formatted(address(api)));

            assertThat(seen).isEqualTo("401 missing_token 204 200");
        }
    }

    private static RunningApplication api(Path folder, String otherOrigin) throws Exception {
        return new Site(
                        folder,
                        Site.settings()
                                .publicPaths("/public/**")
                                .trustedOrigins(otherOrigin)
                                .sessions(sessions -> {})
                                .build())
                .cors(otherOrigin)
                .servlet("session", new SessionServlet(), "/public/session/*")
                .servlet("probe", new ProbeServlet(), "/api/*")
                .start();
    }

    private static String address(RunningApplication application) {
        return "http://localhost:" + application.port();
    }
}
