package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.answer.ReturnTarget;
import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.session.OwnPath;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.servlet.session.SignInGuard;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the filter's own paths together that have to do with signing in.
 *
 * @param providers at which this application is registered
 * @param rooms where sessions are kept
 * @param answers how browsers are answered
 */
public record SignInAssembly(OpenProviders providers, Rooms rooms, Answers answers) {

    /**
     * Where sessions are kept, and what is looked at before.
     *
     * @param tokens of the sessions
     * @param store keeps them, and the provider's tokens
     * @param cookies carry them
     * @param guard has the container's session follow
     * @param verifier of access tokens, as the filter's
     * @param usualTtl how long a session lasts without being refreshed
     * @param lookup tells who is signed in
     * @param admission the application's part in a sign-in
     */
    public record Rooms(
            SessionTokens tokens,
            TokenStateStore store,
            SessionCookies cookies,
            SignInGuard guard,
            JwtVerifier verifier,
            Duration usualTtl,
            SessionLookup lookup,
            Admission admission) {}

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
        Duration timeout = pages().timeout();
        SessionOpener opener = new SessionOpener(
                rooms.tokens(),
                rooms.store().providerGrants(),
                providers.seal(),
                rooms.cookies(),
                rooms.guard(),
                rooms.verifier(),
                rooms.usualTtl());
        boolean several = providers.all().size() > 1;
        return SignInEndpoints.of(
                parts,
                new UsedStates(rooms.store(), timeout),
                new SessionAdmission(parts, rooms.admission(), opener, several),
                answers.realm());
    }

    private SignInParts parts() {
        OwnPlaces places = new OwnPlaces(pages().authPath(), answers.address(), answers.target());
        boolean crossSite = providers.all().stream().anyMatch(RegisteredProvider::postsAnswers);
        return new SignInParts(
                providers.all(),
                places,
                new SignInCookie(providers.states(), answers.address(), pages().timeout(), crossSite),
                providers.states(),
                rooms.cookies(),
                rooms.lookup(),
                new SignInRefusals(new ErrorPages(answers.detail()), places, pages().errorPage(), answers.challenge()),
                rooms.tokens().clock());
    }

    /** The same for all providers. */
    private SignInPages pages() {
        return providers.all().get(0).config().pages();
    }
}
