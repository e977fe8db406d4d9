package dev.ostiary.servlet;

import dev.ostiary.encoding.FormEncoding;
import dev.ostiary.provider.GrantOutcome;
import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.ReturnPath;
import dev.ostiary.servlet.session.EndpointAnswer;
import dev.ostiary.servlet.session.SignOut;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a provider, as an application sees it of a filter with {@code client-id}.
 *
 * <pre>{@code
 * String link = SignIn.of(request).path("/orders");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SignIn {
    static final String ATTRIBUTE = SignIn.class.getName();

    private final SignInRoom room;
    private final String page;

    private SignIn(SignInRoom room, String page) {
        this.room = room;
        this.page = page;
    }

    /**
     * That of the filter that has let a request in, on public paths too.
     *
     * @param request the request as the application got it
     * @return that of the filter that stands nearest before the application and signs users in
     * @throws IllegalStateException where the request has passed no filter with {@code client-id}
     */
    public static SignIn of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SignInRoom room && request instanceof HttpServletRequest http) {
            OpenSignIn open = room.open();
            return new SignIn(room, open.answers().address().locationOf(open.signInPath(), http));
        }
        throw new IllegalStateException(
                "nobody signs in with a provider: the request has passed no AuthFilter with client-id");
    }

    /**
     * What the provider has said of the user of a request.
     *
     * @param request the request as the application got it
     * @return empty where nobody is known, or by a session that did not begin at a provider
     * @throws StoreUnavailableException if nobody can tell now
     */
    public Optional<ProviderSession> session(HttpServletRequest request) {
        return kept(request).map(standing -> {
            ProviderIdentity identity = standing.grant().identity();
            return ProviderSession.of(
                    standing.provider(), identity, room.open().providers().endOf(standing));
        });
    }

    /**
     * The provider's access token, refreshed where it has less left than {@code provider-token-min-ttl}. Throws nothing.
     *
     * @param request the request as the application got it
     * @return the token, or why there is none
     */
    public ProviderToken accessToken(HttpServletRequest request) {
        return room.door()
                .sessions()
                .sessionId(request)
                .map(id -> new ProviderTokenLookup(room).of(id))
                .orElseGet(() -> new ProviderToken.SignInNeeded(RejectionReason.MISSING_TOKEN));
    }

    /**
     * The ID token, as it was received last, whether it has expired or not.
     *
     * @param request the request as the application got it
     * @return empty where nobody is known, or by a session that did not begin at a provider
     * @throws StoreUnavailableException if nobody can tell now
     */
    public Optional<String> idToken(HttpServletRequest request) {
        return kept(request).map(standing -> standing.grant().tokens().id());
    }

    private Optional<GrantOutcome.Standing> kept(HttpServletRequest request) {
        return room.door().sessions().sessionId(request).flatMap(this::kept);
    }

    private Optional<GrantOutcome.Standing> kept(String sessionId) {
        GrantOutcome kept = room.open().kept().refresh().kept(sessionId);
        if (kept instanceof GrantOutcome.Unavailable) {
            throw new StoreUnavailableException("what is kept of the session cannot be read");
        }
        return kept instanceof GrantOutcome.Standing standing ? Optional.of(standing) : Optional.empty();
    }

    /**
     * Sends somebody to a provider, by the kind of the request: a browser that navigates by 303, a library's script so that its browser goes
     * there. Any other request gets 401 {@code missing_token}.
     *
     * @param request the request as the application got it
     * @param response not committed; nothing more is to be written
     * @param wanted with what
     * @throws IOException when the connection breaks
     * @throws IllegalStateException if the response is committed
     */
    public void start(HttpServletRequest request, HttpServletResponse response, SignInRequest wanted)
            throws IOException {
        requireUncommitted(response);
        EndpointAnswer answer = room.door().starts().orElseThrow().start(wanted.wish(), request);
        if (answer instanceof EndpointAnswer.Refused refused) {
            refused.shownBy().orElse(room.responder()).respond(refused.refusal(), request, response);
        } else {
            room.door().responder().respond(answer, request, response);
        }
    }

    /**
     * Signs out whoever sent a request, here and at the provider, and answers as {@code POST /auth/sign-out} does. The application has made
     * sure that no other site has sent it.
     *
     * @param request the request as the application got it
     * @param response not committed; nothing more is to be written
     * @throws IOException when the connection breaks
     * @throws IllegalStateException if the response is committed
     * @throws StoreUnavailableException if it could not be recorded; the user is not signed out then
     */
    public void signOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireUncommitted(response);
        Optional<String> letIn = room.door().sessions().sessionId(request);
        if (!(room.door().signOut().of(request, letIn) instanceof SignOut.Ended ended)) {
            throw new StoreUnavailableException("the user could not be signed out");
        }
        AnswerKind kind = AnswerKind.ofNavigation(request, false);
        EndpointAnswer answer =
                new EndpointAnswer.SignedOut(kind, true, ended.farewell().ended(request));
        room.door().responder().respond(answer, request, response);
    }

    private static void requireUncommitted(HttpServletResponse response) {
        if (response.isCommitted()) {
            throw new IllegalStateException("the response is committed, so the browser cannot be sent anywhere");
        }
    }

    /**
     * A link that leads to the provider and, where somebody is signed in already, straight on.
     *
     * @param returnTo where the browser goes in the end: a path with the context path, and perhaps a query. What is not {@linkplain
     *     ReturnTo#safe safe}, and nothing, is the home page
     * @return a path with the context path as the client of the request sees it
     */
    public String path(@Nullable String returnTo) {
        Optional<String> returnToParameter = room.open().answers().target().parameter();
        if (returnToParameter.isEmpty() || !ReturnPath.isSafe(returnTo)) {
            return page;
        }
        return page + "?" + FormEncoding.encode(returnToParameter.get()) + "="
                + FormEncoding.encode(String.valueOf(returnTo));
    }
}
