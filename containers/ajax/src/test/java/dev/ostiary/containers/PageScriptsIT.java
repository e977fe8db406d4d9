package dev.ostiary.containers;

import dev.ostiary.example.Chromium;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
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

    /** A page with one of the scripts, and a link to the next page that the script follows. */
    private static final class Page extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String script = request.getPathInfo().contains("turbo") ? TURBO : request.getPathInfo().contains("unpoly") ? UNPOLY : HTMX;
            System.out.println("HEADERS " + request.getRequestURI() + java.util.Collections.list(request.getHeaderNames()).stream().map(n -> n + "=" + request.getHeader(n)).filter(h -> !h.contains("token")).toList());
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter()
                    .print("<!DOCTYPE html><html><head><title>Orders</title><script src='" + script + "'></script></head>"
                            + "<body><main up-main hx-boost='true'><a id='go' up-follow href='" + request.getRequestURI() + "?next'>Next</a></main></body></html>");
        }
    }

    @ParameterizedTest
    @CsvSource({"/pages/turbo", "/pages/unpoly", "/pages/htmx"})
    void link_tokenExpired_leadsToTheSignInPage(String page, @TempDir Path profile) throws Exception {
        Site site = new Site(profile, "/webjars/**")
                .servlet("scripts", new ScriptsServlet(), "/webjars/*")
                .servlet("pages", new Page(), "/pages/*");

        try (RunningApplication application = site.start();
                Visitor visitor = new Visitor(profile, application)) {
            visitor.opens(page);
            visitor.clicks("#go");
            Thread.sleep(3000);
            visitor.tokenExpires();

            visitor.clicks("#go");

            visitor.isSignedOutAt(page + "?next");
        }
    }
}
