package dev.ostiary.containers;

import dev.ostiary.example.Chromium;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that fetch whole pages in the place of the browser: Turbo, Unpoly and htmx. */
@ExtendWith(Chromium.class)
class PageScriptsIT {
    private static final String TURBO = "/webjars/hotwired__turbo/8.0.21/dist/turbo.es2017-umd.js";
    private static final String UNPOLY = "/webjars/unpoly/3.7.3/unpoly.min.js";
    private static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    /** A page with one of the scripts, and a link to the next page, which the script follows. */
    private static final class Page extends HttpServlet {
        private final String script;

        private Page(String script) {
            this.script = script;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int next = Integer.parseInt(request.getParameter("page")) + 1;
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter()
                    .print("<!DOCTYPE html><html><head><title>Orders</title><script src='" + script + "'></script>"
                            + "<meta name='turbo-prefetch' content='false'></head>"
                            + "<body hx-boost='true'><main><a id='go' up-follow href='/orders?page=" + next + "'>"
                            + next
                            + "</a></main><turbo-frame id='part'><a id='part-of-page' href='/orders?page=9'>Part</a>"
                            + "</turbo-frame></body></html>");
        }
    }

    /** htmx alone tells where the browser stands; Turbo and Unpoly fetch what it goes to. */
    @ParameterizedTest
    @CsvSource({TURBO + ", 3", UNPOLY + ", 3", HTMX + ", 2"})
    void link_tokenExpired_leadsToTheSignInPage(String script, int page, @TempDir Path profile) throws Exception {
        try (RunningApplication application = orders(script, profile).start();
                Visitor visitor = new Visitor(profile, application)) {
            visitor.opens("/orders?page=1");
            visitor.clicks("#go");
            visitor.waitsForText("#go", "3");
            visitor.tokenExpires();

            visitor.clicks("#go");

            visitor.isSignedOutAt("/orders?page=" + page);
        }
    }

    @Test
    void frameOfTurbo_tokenExpired_leadsToTheSignInPage(@TempDir Path profile) throws Exception {
        try (RunningApplication application = orders(TURBO, profile).start();
                Visitor visitor = new Visitor(profile, application)) {
            visitor.opens("/orders?page=1");
            visitor.tokenExpires();

            visitor.clicks("#part-of-page");

            visitor.isSignedOutAt("/orders?page=9");
        }
    }

    private static Site orders(String script, Path folder) throws IOException {
        return new Site(folder, "/webjars/**")
                .servlet("scripts", new ScriptsServlet(), "/webjars/*")
                .servlet("orders", new Page(script), "/orders");
    }
}
