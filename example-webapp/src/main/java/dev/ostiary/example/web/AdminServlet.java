package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * A page for the role {@code admin}, by the rule {@code /admin/** = role(admin)} of the filter: nobody else gets here.
 * Everybody else gets the application's own 403 page.
 */
final class AdminServlet extends HttpServlet {
    private static final String ROW = "<tr><th scope=\"row\">{{id}}</th><td>{{fullName}}</td><td>{{roles}}</td></tr>\n";

    private final transient Pages pages;
    private final SignInWay way;
    private final transient DemoUsers users;
    private final transient Activity activity;

    AdminServlet(Pages pages, SignInWay way, DemoUsers users, Activity activity) {
        this.pages = pages;
        this.way = way;
        this.users = users;
        this.activity = activity;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html rows = Html.join(users.all().stream().map(AdminServlet::row).toList());
        Map<String, ?> values = Map.of(
                "base", Base.of(request),
                "users", rows,
                "signIns", activity.signIns(),
                "refused", activity.refusedSignIns(),
                "startedAt", Moment.text(activity.startedAt()));
        pages.write(request, response, "Administration", pages.fragment(way.variantOf("admin"), values));
    }

    private static Html row(User user) {
        return Html.fill(ROW, Map.of("id", user.id(), "fullName", user.fullName(), "roles", Chips.of(user.roles())));
    }
}
