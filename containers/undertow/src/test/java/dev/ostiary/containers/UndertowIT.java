package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The contract in Undertow 2.3. */
class UndertowIT extends AuthFilterContract {
    UndertowIT() {
        super(Undertow23.withEagerFilters());
    }

    /** Left to itself Undertow makes a filter for its first request, and tries again for the next one. */
    @Test
    void wrongSetting_whereFiltersAreMadeLate_letsNoRequestIn() throws Exception {
        WebApplication wrong = WebApplication.with(Applications.standardWithout("audience"));

        try (RunningApplication application = Undertow23.withLateFilters().start(wrong)) {
            assertThat(application.get("/").status()).isEqualTo(500);
            assertThat(application.get("/account", TestTokens.valid().bearer()).applicationRan())
                    .isFalse();
        }
    }
}
