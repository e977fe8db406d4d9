package dev.ostiary.containers;

import com.sun.faces.config.FacesInitializer;
import dev.ostiary.example.Chromium;
import jakarta.faces.webapp.FacesServlet;
import java.nio.file.Path;
import org.jboss.weld.environment.servlet.EnhancedListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jakarta Faces (Mojarra, with Weld) with a browser in front. */
@ExtendWith(Chromium.class)
class FacesIT {
    private static final Path PAGES = Path.of("src", "test", "faces").toAbsolutePath();

    @Test
    void ajaxOfFaces_tokenExpired_movesTheBrowserToTheSignInPageAndBack(@TempDir Path profile) throws Exception {
        Site site = new Site(PAGES, "/jakarta.faces.resource/**")
                .initializer(new EnhancedListener())
                .initializer(new FacesInitializer(), FacesServlet.class);

        try (RunningApplication application = site.start();
                Visitor visitor = new Visitor(profile, application)) {
            visitor.opens("/orders.xhtml?page=2");
            visitor.clicks("#go");
            visitor.waitsForText("#shown", "go");
            visitor.tokenExpires();

            visitor.clicks("#go");

            visitor.isSignedOutAt("/orders.xhtml?page=2");
            visitor.signsInAgain("/orders.xhtml?page=2");
        }
    }
}
