package dev.ostiary.containers;

import dev.ostiary.servlet.ReturnTo;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs in whoever follows its link. A frame of Turbo that ends here makes the browser open the whole page. */
final class SignInServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String back = ReturnTo.safe(request.getParameter("return_to")).replace("&", "&amp;");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html><head><title>Sign in</title>"
                        + "<meta name='turbo-visit-control' content='reload'></head><body><h1>Sign in</h1>"
                        + "<a id='back' href='" + back + "'>Sign in</a></body></html>");
    }
}
