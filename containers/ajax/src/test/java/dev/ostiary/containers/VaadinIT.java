package dev.ostiary.containers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.startup.LookupServletContainerInitializer;
import com.vaadin.flow.server.startup.RouteRegistryInitializer;
import dev.ostiary.example.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Vaadin with a browser in front. */
@ExtendWith(Chromium.class)
class VaadinIT {

    /** A view that counts. */
    @Route("orders")
    public static final class Orders extends Div {
        private int count;

        public Orders() {
            Span shown = new Span("0");
            shown.setId("count");
            NativeButton button = new NativeButton("Count", click -> shown.setText(Integer.toString(++count)));
            button.setId("go");
            add(button, shown);
        }
    }

    @Test
    void ajaxOfVaadin_tokenExpired_movesTheBrowserToTheSignInPage(@TempDir Path profile) throws Exception {
        Site site = new Site(profile, "/VAADIN/**")
                .initializer(new LookupServletContainerInitializer(), LookupInitializer.class)
                .initializer(new RouteRegistryInitializer(), Orders.class)
                .servlet("vaadin", new VaadinServlet(), "/*");

        try (RunningApplication application = site.start();
                Visitor visitor = new Visitor(profile, application)) {
            visitor.opens("/orders?page=2");
            visitor.clicks("#go");
            visitor.waitsForText("#count", "1");
            visitor.tokenExpires();

            visitor.clicks("#go");

            // The script asks again, without the cookie that is cleared by now, until the browser has gone.
            visitor.isSentToSignInFrom("/orders?page=2");
            visitor.signsInAgain("/orders?page=2");
        }
    }
}
