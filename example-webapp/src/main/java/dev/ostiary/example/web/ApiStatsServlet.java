package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /api/admin/stats}: for the role {@code admin}, by a rule of the filter. */
final class ApiStatsServlet extends HttpServlet {
    private final SignInWay way;
    private final transient DemoUsers users;
    private final transient Activity activity;

    ApiStatsServlet(SignInWay way, DemoUsers users, Activity activity) {
        this.way = way;
        this.users = users;
        this.activity = activity;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        if (way == SignInWay.FORM) { // a provider does not say
            body.put("users", users.all().size());
            body.put("signIns", activity.signIns());
            body.put("refusedSignIns", activity.refusedSignIns());
        }
        body.put("startedAt", activity.startedAt().toString());
        Json.write(response, body);
    }
}
