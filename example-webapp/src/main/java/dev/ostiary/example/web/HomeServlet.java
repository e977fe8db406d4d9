package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The front page: what this is, and how to try it in the browser and with curl. The rule {@code / = optional} lets everybody
 * in, and tells this page who it is where somebody is signed in.
 */
final class HomeServlet extends HttpServlet {
    private final transient Pages pages;
    private final SignInWay way;

    HomeServlet(Pages pages, SignInWay way) {
        this.pages = pages;
        this.way = way;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = Base.of(request);
        Html curl = pages.fragment(way.variantOf("curl"), Map.of("base", base, "address", Base.address(request)));
        Map<String, ?> values = Map.of("base", base, "curl", curl, "hero", hero(base, request.getUserPrincipal()));
        pages.write(request, response, "Welcome", pages.fragment("home", values));
    }

    private Html hero(String base, @Nullable Principal user) {
        return user == null
                ? pages.fragment("home-stranger", Map.of("base", base, "signIn", way.signIn()))
                : pages.fragment("home-user", Map.of("base", base, "fullName", FullName.of(user)));
    }
}
