package dev.ostiary.providers;

import java.util.Optional;
import java.util.UUID;

/** Somebody in front of a browser, who has an account at the provider. */
record User(String name, Browser browser) {
    private static final int MOST_FORMS = 6;

    User(String name) {
        this(name, new Browser());
    }

    /** A name that no test has used before. */
    static User unknown() {
        return new User("user-" + UUID.randomUUID());
    }

    /** Opens a page, and fills in what the provider asks for until a page of the application is there. */
    Page opens(String address) {
        return goesOn(browser.open(address), origin(address));
    }

    /** Fills in forms until a page of this origin is there, or the provider goes no further. */
    Page goesOn(Page start, String origin) {
        Page page = start;
        for (int forms = 0; forms < MOST_FORMS && !page.isAt(origin); forms++) {
            Optional<Page.Form> form = page.form();
            if (form.isEmpty()) {
                return page;
            }
            page = browser.send(page, filled(form.get()));
        }
        return page;
    }

    /** By the button of an application's page; the provider's question is answered only where it is known to ask. */
    Page signsOut(Page page, Facts facts) {
        Page next = browser.send(page, page.form("/auth/sign-out").orElseThrow());
        return facts.asksAtSignOut() ? goesOn(next, origin(page.at().toString())) : next;
    }

    private Page.Form filled(Page.Form form) {
        Page.Form filled = form;
        if (form.fields().containsKey("username")) {
            filled = filled.with("username", name);
        }
        if (form.fields().containsKey("password")) {
            filled = filled.with("password", Provider.password(name));
        }
        return filled;
    }

    private static String origin(String address) {
        return address.substring(0, address.indexOf('/', "https://".length()));
    }
}
