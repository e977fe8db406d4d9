package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.ReturnTarget;
import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.session.OwnPath;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.servlet.session.SignInGuard;
import dev.ostiary.servlet.session.SignOutElsewhere;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the filter's own paths together that have to do with signing in.
 *
 * @param providers at which this application is registered
 * @param kept what differs for sessions that begin there
 * @param rooms where sessions are kept
 * @param answers how browsers are answered
 */
public record SignInAssembly(OpenProviders providers, KeptSessions kept, Rooms rooms, Answers answers) {

    /**
     * Where sessions are kept, and what is looked at before.
     *
     * @param tokens of the sessions
     * @param store keeps them, and the provider's tokens
     * @param cookies carry them
     * @param guard has the container's session follow
     * @param verifier of access tokens, as the filter's
     * @param lookup tells who is signed in
     * @param admission the application's part in a sign-in
     * @param reporter told what becomes of sign-ins and logouts
     */
    public record Rooms(
            SessionTokens tokens,
            TokenStateStore store,
            SessionCookies cookies,
            SignInGuard guard,
            JwtVerifier verifier,
            SessionLookup lookup,
            Admission admission,
            Reporter reporter) {}

    /**
     * How browsers are answered.
     *
     * @param address of the application as its clients see it
     * @param target where within the application a browser returns to
     * @param detail how much is said of a reason
     * @param realm what the application is called where its descriptor does not say
     * @param challenge what goes with 401
     */
    public record Answers(
            ExternalAddress address,
            ReturnTarget target,
            ErrorDetail detail,
            Optional<String> realm,
            Function<Refusal, Optional<String>> challenge) {}

    /**
     * The paths.
     *
     * @return what stands where
     */
    public List<OwnPath> paths() {
        SignInParts parts = parts();
        Duration timeout = pages(providers).timeout();
        SessionOpener opener = new SessionOpener(
                rooms.tokens(),
                rooms.store(),
                providers.seal(),
                rooms.cookies(),
                rooms.guard(),
                rooms.verifier(),
                kept.room());
        boolean several = providers.all().size() > 1;
        return SignInEndpoints.of(
                parts,
                new UsedStates(rooms.store(), timeout),
                new SessionAdmission(parts, rooms.admission(), opener, several),
                kept.logouts(rooms.tokens(), rooms.reporter()::reportProviderLogout),
                rooms.reporter(),
                answers.realm());
    }

    /**
     * What an application asks for to have somebody sign in.
     *
     * @return sends browsers to providers
     */
    public SignInStarts starts() {
        return new SignInStarts(parts());
    }

    /**
     * Where users are signed out of, too.
     *
     * @param providers at which sessions begin
     * @param kept what is kept of them
     * @param answers how browsers are answered
     * @param signOutPage where the provider sends the browser back to
     * @return asks the store and the provider
     */
    public static SignOutElsewhere signOut(
            OpenProviders providers, KeptSessions kept, Answers answers, String signOutPage) {
        return new ProviderSignOut(
                providers,
                kept.refresh(),
                places(providers, answers),
                cookie(providers, answers),
                signOutPage,
                new SecureRandom());
    }

    private static OwnPlaces places(OpenProviders providers, Answers answers) {
        return new OwnPlaces(pages(providers).authPath(), answers.address(), answers.target());
    }

    private static SignInCookie cookie(OpenProviders providers, Answers answers) {
        boolean crossSite = providers.all().stream().anyMatch(RegisteredProvider::postsAnswers);
        return new SignInCookie(
                providers.states(), answers.address(), pages(providers).timeout(), crossSite);
    }

    private SignInParts parts() {
        OwnPlaces places = places(providers, answers);
        return new SignInParts(
                providers.all(),
                places,
                cookie(providers, answers),
                providers.states(),
                rooms.cookies(),
                rooms.lookup(),
                new SignInRefusals(
                        new ErrorPages(answers.detail()),
                        places,
                        pages(providers).errorPage(),
                        answers.challenge()),
                rooms.tokens().clock());
    }

    /** The same for all providers. */
    private static SignInPages pages(OpenProviders providers) {
        return providers.all().get(0).config().pages();
    }
}
