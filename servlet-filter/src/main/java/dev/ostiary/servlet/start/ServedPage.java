package dev.ostiary.servlet.start;

import dev.ostiary.servlet.path.Told;
import dev.ostiary.servlet.path.UrlPattern;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether there is something at the pages that settings name. Stateless. */
final class ServedPage {
    private static final String EVERYTHING_ELSE = "/";
    private static final Pattern FILE_SERVLET = Pattern.compile(
            "default|(org\\.eclipse\\.jetty|org\\.apache\\.catalina|io\\.undertow|org\\.glassfish|com\\.ibm)\\..*");

    private ServedPage() {}

    /** What to warn of where no servlet serves the sign-in page, and no file does; filters that do so are not seen. */
    static Optional<String> ofSignIn(String page, ServletContext application) {
        String path = page.replaceFirst("[?#].*", "");
        return isThere(path, application)
                ? Optional.empty()
                : Optional.of(
                        "sign-in-page=" + page + ": no servlet of this application serves that path, nor is there such"
                                + " a file, so who is sent there finds nothing; set sign-in-page to the page that signs users in, or to"
                                + " nothing where no browser comes (a filter that serves it is not seen here)");
    }

    /** The same of the page that is shown where a form was not sent. */
    static Optional<String> ofExpiredForm(String page, ServletContext application) {
        return isThere(page, application)
                ? Optional.empty()
                : Optional.of(
                        "form-expired-page=" + page + ": no servlet of this application serves that path, nor is there"
                                + " such a file, so whose form is not sent finds nothing; set form-expired-page to a page, or to nothing"
                                + " for the filter's own (a filter that serves it is not seen here)");
    }

    /** A page elsewhere is not looked at. */
    private static boolean isThere(String path, ServletContext application) {
        return !path.startsWith("/") || isServed(path, application) || isFile(path, application);
    }

    private static boolean isServed(String path, ServletContext application) {
        return Told.byName(application.getServletRegistrations()).values().stream()
                .anyMatch(servlet ->
                        Told.all(servlet.getMappings()).stream().anyMatch(pattern -> serves(servlet, pattern, path)));
    }

    private static boolean serves(ServletRegistration servlet, String pattern, String path) {
        if (pattern.equals(EVERYTHING_ELSE)) {
            return !FILE_SERVLET.matcher(String.valueOf(servlet.getName())).matches()
                    && !FILE_SERVLET
                            .matcher(String.valueOf(servlet.getClassName()))
                            .matches();
        }
        return UrlPattern.ofServlet(pattern).covers(UrlPattern.ofServlet(path));
    }

    private static boolean isFile(String path, ServletContext application) {
        try {
            return application.getResource(path) != null;
        } catch (MalformedURLException none) {
            return false;
        }
    }
}
