package dev.ostiary.servlet.config;

import java.util.Optional;

/**
 * Whether browsers could get through a sign-in by what is written about addresses: pages that would lead them in a circle, or to what is no
 * page. Stateless.
 */
final class SignInPlaces {
    private SignInPlaces() {}

    /** @param top as the filter's own settings are read, by whom each value is checked for itself elsewhere */
    static void check(SettingReader top, String authPath) {
        checkPage(top, Setting.SIGN_IN_PAGE, authPath, SignInPages.SIGN_IN, "none that signs in");
        checkPage(
                top,
                Setting.SIGN_OUT_PAGE,
                authPath,
                SignInPages.SIGNED_OUT,
                "would sign the user in again or show nothing");
        own(top, Setting.SIGN_IN_ERROR_PAGE, authPath)
                .ifPresent(path -> top.problem(
                        Setting.SIGN_IN_ERROR_PAGE,
                        "is one of the filter's own paths, so that a sign-in that fails would begin again and again;"
                                + " leave it out for the filter's own page, or name one of the application"));
    }

    private static void checkPage(SettingReader top, Setting page, String authPath, String own, String fault) {
        own(top, page, authPath)
                .filter(path -> !path.equals(authPath + own))
                .ifPresent(path -> top.problem(
                        page,
                        "is one of the filter's own paths, and " + fault + "; leave it out for " + authPath + own
                                + ", or name a page of the application"));
    }

    /** What is written there without its query, if it is one of the filter's own paths. */
    private static Optional<String> own(SettingReader top, Setting page, String authPath) {
        return top.isSet(page)
                ? top.optional(page, SignInPlaces::withoutQuery)
                        .filter(path -> path.equals(authPath) || path.startsWith(authPath + "/"))
                : Optional.empty();
    }

    private static String withoutQuery(String text) {
        return text.replaceFirst("[?#].*", "");
    }
}
