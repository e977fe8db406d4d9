package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.SwitchableStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenStateStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three nodes of one store: the clock of one is right, that of another a minute ahead, that of the third a minute behind. */
abstract class WrongClocksContract {
    private final MovableClock clock = new MovableClock();
    private final Browser browser = new Browser();
    private TokenStateStore shared;
    private Node right;
    private Node ahead;
    private Node behind;

    private record Node(AuthFilter filter, SwitchableStore store) {}

    /** Opens an empty store that goes by this clock. */
    abstract TokenStateStore store(InstantSource storeClock);

    @BeforeEach
    void startNodes() {
        shared = store(clock);
        right = node(Duration.ZERO);
        ahead = node(Duration.ofSeconds(60));
        behind = node(Duration.ofSeconds(-60));
    }

    @AfterEach
    void end() {
        nodes().forEach(node -> node.filter.destroy());
        shared.close();
    }

    private Node node(Duration wrong) {
        SwitchableStore store = new SwitchableStore(shared);
        AuthFilter filter = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .rules("/** = authenticated")
                .systemClock(() -> clock.instant().plus(wrong))
                .sessions(sessions -> sessions.store(store.store()))
                .build();
        return new Node(filter, store);
    }

    private List<Node> nodes() {
        return List.of(right, ahead, behind);
    }

    private void passes(Duration time) throws Exception {
        clock.advance(time);
        followed();
    }

    private void followed() throws Exception {
        SwitchableStore.awaitFollowed(nodes().stream().map(Node::store).toList());
    }

    private void signIn(Node node) {
        FakeResponse response = new FakeResponse();
        node.filter
                .sessions()
                .signIn(browser.page("POST", "/sign-in"), response, "u1", Map.of("roles", List.of("admin")));
        browser.take(response);
    }

    private FakeRequest page() {
        return browser.page("GET", "/x");
    }

    /** The answer is lost, unless the browser takes it. */
    private static FakeResponse send(Node node, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        node.filter.doFilter(request, response, (shown, answer) -> {});
        return response;
    }

    private FakeResponse page(Node node) throws Exception {
        FakeResponse response = send(node, page());
        browser.take(response);
        return response;
    }

    private void allServe() throws Exception {
        for (Node node : nodes()) {
            assertThat(page(node))
                    .returns(200, FakeResponse::getStatus)
                    .returns(List.of(), answer -> List.copyOf(answer.getHeaders("Set-Cookie")));
        }
    }

    private void isRenewedBy(Node node) throws Exception {
        passes(SessionFixture.UNTIL_EXPIRED);
        FakeResponse answer = page(node);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaders("Set-Cookie")).hasSize(2);
        allServe();
    }

    @Test
    void signIn_atAnyNode_countsAtAll() throws Exception {
        signIn(right);
        allServe();

        signIn(ahead);
        allServe();

        signIn(behind);
        allServe();
    }

    @Test
    void renewal_atEachNodeInTurn_countsAtAll() throws Exception {
        signIn(ahead);

        isRenewedBy(behind);
        isRenewedBy(ahead);
        isRenewedBy(right);
        isRenewedBy(behind);
    }

    @Test
    void renewal_ofTwoTabsAtTwoNodes_isOne() throws Exception {
        signIn(right);
        passes(SessionFixture.UNTIL_EXPIRED);
        FakeRequest first = page();
        FakeRequest second = page();

        assertThat(send(ahead, first).getStatus()).isEqualTo(200);
        clock.advance(SessionFixture.GRACE.minusMillis(1));
        FakeResponse answer = send(behind, second);

        browser.take(answer);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(ahead.store.rotations() + behind.store.rotations()).isEqualTo(1);
        allServe();
    }

    @Test
    void renewal_whoseAnswerIsLost_isGivenAgainByAnotherNode() throws Exception {
        signIn(right);
        passes(SessionFixture.UNTIL_EXPIRED);

        send(behind, page());
        passes(SessionFixture.UNTIL_EXPIRED);
        send(right, page());
        passes(SessionFixture.UNTIL_EXPIRED);

        assertThat(page(ahead).getStatus()).isEqualTo(200);
        allServe();
    }

    @Test
    void signOut_atOneNode_isSeenByAll() throws Exception {
        signIn(behind);
        Map<String, String> cookies = Map.copyOf(browser.cookies());

        send(ahead, browser.page("POST", "/auth/sign-out"));
        followed();

        browser.cookies().putAll(cookies);
        assertThat(send(right, page()).getStatus()).isEqualTo(303);
        assertThat(send(ahead, page()).getStatus()).isEqualTo(303);
        assertThat(send(behind, page()).getStatus()).isEqualTo(303);
    }

    @Test
    void oldToken_afterItsSuccessorWasSeenElsewhere_endsTheSession() throws Exception {
        signIn(right);
        passes(SessionFixture.UNTIL_EXPIRED);
        FakeRequest thiefs = page();
        page(ahead);
        page(behind);
        behind.store.awaitConfirmation();
        passes(SessionFixture.GRACE);

        assertThat(send(right, thiefs).getStatus()).isEqualTo(303);

        followed();
        assertThat(shared.sessionsOf("u1")).isEmpty();
        assertThat(page(ahead).getStatus()).isEqualTo(303);
        assertThat(page(behind).getStatus()).isEqualTo(303);
    }
}
