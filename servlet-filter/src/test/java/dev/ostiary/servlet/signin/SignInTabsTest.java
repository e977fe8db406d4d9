package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.SignIn;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many tabs, nodes that wait for nothing, and links of the application. */
class SignInTabsTest {
    private static final int TABS = 50;
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tabs_allSentToTheProviderBeforeOneComesBack_eachEndsAtItsPage() throws Exception {
        List<String> callbacks = new ArrayList<>();
        for (int tab : IntStream.range(0, TABS).toArray()) {
            callbacks.add(fixture.authorize(fixture.depart("/tab" + tab)));
        }

        List<String> ends = new ArrayList<>();
        for (String callback : callbacks) {
            ends.add(location(fixture.back(callback)));
        }

        assertThat(ends)
                .isEqualTo(
                        IntStream.range(0, TABS).mapToObj(tab -> "/tab" + tab).toList());
    }

    @Test
    void tabs_withCookiesThatReplacedEachOther_areSentToSignInOnceMoreAndNeverToAPage() throws Exception {
        List<String> callbacks = new ArrayList<>();
        for (int tab : IntStream.range(0, TABS).toArray()) {
            fixture.browser.cookies().clear();
            callbacks.add(fixture.authorize(fixture.depart("/tab" + tab)));
        }

        List<String> ends = new ArrayList<>();
        for (String callback : callbacks) {
            ends.add(location(fixture.back(callback)).replaceAll("&attempt=.*", ""));
        }

        assertThat(ends.subList(0, TABS - 1))
                .isEqualTo(IntStream.range(0, TABS - 1)
                        .mapToObj(tab -> "/auth/sign-in?return_to=%2Ftab" + tab)
                        .toList());
        assertThat(ends.get(TABS - 1)).isEqualTo("/tab" + (TABS - 1));
    }

    @Test
    void oneCallback_sentManyTimesAtOnce_isRedeemedOnce() throws Exception {
        String callback = fixture.authorize(fixture.depart("/a"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<FakeResponse>> calls = IntStream.range(0, 8)
                .<Callable<FakeResponse>>mapToObj(call -> () -> {
                    FakeResponse response = new FakeResponse();
                    fixture.filter.doFilter(fixture.navigation(callback), response, (request, answer) -> {});
                    return response;
                })
                .toList();

        List<Future<FakeResponse>> answers = threads.invokeAll(calls);
        threads.shutdown();

        assertThat(answers.stream().filter(SignInTabsTest::signsIn)).hasSize(1);
        assertThat(fixture.issuer.tokenRequests()).hasSize(1);
    }

    private static boolean signsIn(Future<FakeResponse> answer) {
        return resultOf(answer).getHeaders("Set-Cookie").stream().anyMatch(line -> line.startsWith("refresh_token="));
    }

    private static FakeResponse resultOf(Future<FakeResponse> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void departure_storeAway_worksForNothingIsKept() throws Exception {
        fixture.store.off();

        assertThat(location(fixture.page("/auth/sign-in"))).startsWith(fixture.issuer.issuer());
    }

    @Test
    void start_providerAway_recoversWithoutARestart() throws Exception {
        fixture.issuer.outage();
        FakeResponse away = fixture.page("/auth/sign-in");
        fixture.issuer.recover();
        fixture.clock.advance(Duration.ofMinutes(1));

        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(location(fixture.page("/auth/sign-in"))).startsWith(fixture.issuer.issuer());
    }

    @Test
    void link_ofTheApplication_hasTheContextPathAndWhereToReturn() throws Exception {
        fixture.signIn("/a");
        FakeRequest request = fixture.browser.page("GET", "/ctx/a").contextPath("/ctx");
        fixture.send(request);

        SignIn signIn = SignIn.of(fixture.last());

        assertThat(signIn.path("/ctx/b?c=d")).isEqualTo("/ctx/auth/sign-in?return_to=%2Fctx%2Fb%3Fc%3Dd");
        assertThat(signIn.path("https://evil.example")).isEqualTo("/ctx/auth/sign-in");
        assertThat(signIn.path(null)).isEqualTo("/ctx/auth/sign-in");
    }

    @Test
    void signIn_whereNoFilterSignsIn_isTheCallersMistake() {
        assertThatThrownBy(() -> SignIn.of(FakeRequest.get("/a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("client-id");
    }

    @Test
    void sessions_ofTheApplication_cannotPassAsOnesOfAProvider() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.filter
                        .sessions()
                        .signIn(
                                fixture.browser.page("POST", "/sign-in"),
                                new FakeResponse(),
                                "u1",
                                Map.of("ost_provider", "default")))
                .withMessageContaining("ost_provider is reserved");
    }
}
