package dev.ostiary.benchmarks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.store.InMemoryTokenStateStore;
import org.junit.jupiter.api.Test;

class GuardedPageTest {
    @Test
    void page_bothCookies_isShownAloneAndOnJetty() throws Exception {
        try (GuardedPage page = GuardedPage.open(Build.current())) {
            assertThatCode(() -> page.letIn(3)).doesNotThrowAnyException();
            assertThatCode(() -> page.ask(3)).doesNotThrowAnyException();
        }
    }

    @Test
    void page_noCookies_isRefused() throws Exception {
        try (PageServer server = StoredSessions.page("page", new InMemoryTokenStateStore());
                PageClient stranger = new PageClient(server.port(), PageServer.PAGE, "")) {
            assertThatThrownBy(stranger::exchange).hasMessageContaining("got HTTP/1.1 401");
        }
    }

    @Test
    void filter_ofABuild_isOfItsOwnClasses() throws Exception {
        assertThat(Build.current().filter())
                .isNotInstanceOf(AuthFilter.class)
                .extracting(filter -> filter.getClass().getName())
                .isEqualTo(AuthFilter.class.getName());
    }
}
