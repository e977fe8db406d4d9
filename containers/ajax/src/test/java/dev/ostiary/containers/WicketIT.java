package dev.ostiary.containers;

import dev.ostiary.example.Chromium;
import java.nio.file.Path;
import org.apache.wicket.Page;
import org.apache.wicket.protocol.http.WebApplication;
import org.apache.wicket.protocol.http.WicketFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Apache Wicket with a browser in front. */
@ExtendWith(Chromium.class)
class WicketIT {

    /** An application of one page. */
    static final class Orders extends WebApplication {
        @Override
        protected void init() {
            mountPage("/orders", OrdersPage.class);
            getCspSettings().blocking().disabled();
        }

        @Override
        public Class<? extends Page> getHomePage() {
            return OrdersPage.class;
        }
    }

    @Test
    void ajaxOfWicket_tokenExpired_movesTheBrowserToTheSignInPage(@TempDir Path profile) throws Exception {
        WicketFilter wicket = new WicketFilter(new Orders());
        wicket.setFilterPath("");

        try (RunningApplication application = new Site(profile, "/wicket/resource/**")
                        .filter("wicket", wicket)
                        .start();
                Visitor visitor = new Visitor(profile, application)) {
            visitor.opens("/orders");
            visitor.clicks("#go");
            visitor.waitsForText("#count", "1");
            String page = visitor.path();
            visitor.tokenExpires();

            visitor.clicks("#go");

            visitor.isSignedOutAt(page);
            visitor.signsInAgain(page);
        }
    }
}
