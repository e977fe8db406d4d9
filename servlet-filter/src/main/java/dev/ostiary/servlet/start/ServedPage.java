package dev.ostiary.servlet.start;

import dev.ostiary.servlet.config.Setting;
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
        return warning(page, "signs users in, or to nothing where no browser comes", Setting.SIGN_IN_PAGE, application);
    }

    /** The same of the page that signing out leads to. */
    static Optional<String> ofSignOut(String page, ServletContext application) {
        return warning(page, "says that the user is signed out", Setting.SIGN_OUT_PAGE, application);
    }

    /** The same of the page that is shown where a form was not sent. */
    static Optional<String> ofExpiredForm(String page, ServletContext application) {
        return warning(
                page,
                "says that a form was not sent, or to nothing for the filter's own",
                Setting.FORM_EXPIRED_PAGE,
                application);
    }

    private static Optional<String> warning(
            String page, String whatItDoes, Setting setting, ServletContext application) {
        return isThere(page.replaceFirst("[?#].*", ""), application)
                ? Optional.empty()
                : Optional.of(setting.settingName() + "=" + page
                        + ": no servlet of this application serves that path, nor is there such a file,"
                        + " so who is led there finds nothing; set " + setting.settingName() + " to the page that "
                        + whatItDoes + " (a filter that serves it is not seen here)");
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
