package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tab asks for, and what it remembers. */
class BrowserTabTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final BrowserTab tab = TestBrowser.start().tab();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + " " + path + (body.isEmpty() ? "" : " " + body));
            exchange.getResponseHeaders().set("Cache-Control", path.contains("stored") ? "private" : "no-store");
            String header = Map.of("/moved", "Location", "/hx", "HX-Redirect").getOrDefault(path, "X-None");
            exchange.getResponseHeaders().set(header, "/there");
            byte[] page = ("<form action='/sent?x=1' method=post><input name=a value='1 &amp; 2'></form>" + path)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.equals("/moved") ? 302 : 200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Test
    void back_pageThatIsStored_isShownWithoutARequest() {
        BrowserPage first = tab.open(url("/stored"));
        tab.click("/second");

        assertThat(tab.back()).isEqualTo(first);
        assertThat(asked).containsExactly("GET /stored", "GET /second");
    }

    @Test
    void back_pageWithNoStore_isAskedForAgain() {
        tab.open(url("/first"));
        tab.click("second");
        tab.back();

        assertThat(asked).containsExactly("GET /first", "GET /second", "GET /first");
        assertThat(tab.page().uri().getPath()).isEqualTo("/first");
        assertThatIllegalStateException().isThrownBy(tab::back);
    }

    @Test
    void reload_answerToAForm_sendsTheFormAgain() {
        tab.open(url("/first"));
        tab.post("/form", Map.of("a", "ä b"));
        tab.reload();

        assertThat(asked).containsExactly("GET /first", "POST /form a=%C3%A4+b", "POST /form a=%C3%A4+b");
    }

    @Test
    void reload_pageBehindARedirect_isAskedForWhereItEnded() {
        tab.open(url("/moved"));
        tab.reload();

        assertThat(asked).containsExactly("GET /moved", "GET /there", "GET /there");
    }

    @Test
    void submit_formOfThePage_isReadAsHtml() {
        tab.open(url("/first"));
        BrowserPage page = tab.submit();

        assertThat(asked).last().isEqualTo("POST /sent?x=1 a=1+%26+2");
        assertThat(page.hops()).hasSize(1);
    }

    @Test
    void fetch_answer_leavesThePageAsItIs() {
        BrowserPage page = tab.open(url("/first"));
        BrowserPage answer = tab.fetch("PUT", "/api", Map.of("Content-Type", "text/plain"), "x");

        assertThat(asked).last().isEqualTo("PUT /api x");
        assertThat(answer.uri().getPath()).isEqualTo("/api");
        assertThat(tab.page()).isSameAs(page);
    }

    @Test
    void htmx_redirect_sendsTheWholePage() {
        tab.open(url("/first"));
        tab.htmx("GET", "/hx");

        assertThat(tab.page().uri().getPath()).isEqualTo("/there");
    }

    @Test
    void visit_redirect_isShownAndFollowedStepByStep() {
        assertThat(tab.visit(url("/moved")).redirect())
                .hasValueSatisfying(uri -> assertThat(uri).hasPath("/there"));
        assertThat(tab.step().status()).isEqualTo(200);
        assertThatIllegalStateException().isThrownBy(tab::step);
    }

    @Test
    void page_ofAnEmptyTab_isRefused() {
        assertThatIllegalStateException().isThrownBy(tab::page).withMessageContaining("open(url)");
        assertThat(tab).hasToString("BrowserTab[empty]");
    }
}
