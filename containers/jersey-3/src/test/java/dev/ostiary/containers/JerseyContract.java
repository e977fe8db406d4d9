package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Jersey has beside. */
abstract class JerseyContract extends RestContract {
    private final RestService service;

    JerseyContract(Container container) {
        super(new Jersey(container));
        this.service = new RestService(new Jersey(container));
    }

    /** Jersey makes the container's error page of an error without an entity, unless it is told not to. */
    @Test
    void errorPage_whereJerseyMakesNone_isThatOfTheApplicationAllTheSame() throws Exception {
        try (RunningApplication shop = service.start(
                RestShop.class,
                Map.of("jersey.config.server.response.setStatusOverSendError", "true"),
                Guard.of(service.filter().build()))) {
            String cookie = "Cookie: access_token=" + TestTokens.valid().text();
            RawHttp.Answer answer = shop.get("/api/office", cookie, "Accept: text/html");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header(ProbeServlet.RAN)).contains("ERROR");
        }
    }
}
