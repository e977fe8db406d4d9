package dev.ostiary.servlet.config;

import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.path.PathPattern;
import java.util.List;
import java.util.Optional;

/**
 * What clients are told, and where browsers are led. Immutable.
 *
 * @param realm the realm that challenges name; printable ASCII, quotes and backslashes not yet escaped
 * @param errorDetail how much an answer tells about a token's fault
 * @param apiPaths the requests that are always answered in JSON; unmodifiable
 * @param signInPage where a browser without a valid token is sent: a path within the application that begins with one slash, or an
 *     absolute URL, perhaps with a query and a fragment; visible ASCII; empty when nobody is redirected
 * @param returnToParameter the query parameter that tells the sign-in page where to return to, a name that needs no escaping; empty when
 *     none is sent
 * @param formExpiredPage what a browser is shown whose form was not sent for want of a user: a path within the application; empty for the
 *     filter's own page
 * @param userCache what caches are told of a cookie user's answers where the application tells them nothing
 */
public record AnswerConfig(
        String realm,
        ErrorDetail errorDetail,
        List<PathPattern> apiPaths,
        Optional<String> signInPage,
        Optional<String> returnToParameter,
        Optional<String> formExpiredPage,
        UserCache userCache) {

    static AnswerConfig read(SettingReader read) {
        return new AnswerConfig(
                read.value(Setting.REALM, Words::realm),
                read.value(Setting.ERROR_DETAIL, text -> Words.choice(ErrorDetail.class, text)),
                read.list(Setting.API_PATHS, PathPattern::parse),
                read.value(Setting.SIGN_IN_PAGE, Locations::signInPage),
                read.value(Setting.RETURN_TO_PARAMETER, Words::parameterName),
                read.value(Setting.FORM_EXPIRED_PAGE, Locations::pageWithin),
                read.value(Setting.USER_CACHE, text -> Words.choice(UserCache.class, text)));
    }
}
