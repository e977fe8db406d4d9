package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a forgotten password is replaced. The new one is the old one, so that other tests still know it. */
interface PasswordContract {
    Map<String, String> ALICE = Map.of("username", "alice", "password", "wonderland");

    Site site();

    @Test
    default void signInPage_leadsToTheForm() {
        assertThat(site().get("/sign-in").body()).contains("href=\"" + site().contextPath() + "/forgot-password\"");
        assertThat(site().get("/forgot-password").body()).contains("<label for=\"username\">");
    }

    @Test
    default void link_works_onceAndEndsAllSessions() {
        String before = Site.cookies(site().ownForm("/sign-in", ALICE));
        String token = link();

        HttpResponse<String> form = site().get("/reset-password?token=" + token);
        HttpResponse<String> first = choose("wonderland", token);
        HttpResponse<String> second = choose("intruder", token);

        assertThat(form.body()).contains("name=\"token\" value=\"" + token + "\"", "autocomplete=\"new-password\"");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location"))
                .contains(site().contextPath() + "/sign-in?notice=password_changed");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("This link has been used already.");
        assertThat(site().get("/account", "Cookie", before).statusCode()).isEqualTo(401);
        assertThat(site().ownForm("/sign-in", ALICE).statusCode()).isEqualTo(303);
    }

    @Test
    default void link_openedAfterItsUse_saysSoAtOnceAndShowsNoForm() {
        String token = link();
        choose("wonderland", token);

        HttpResponse<String> page = site().get("/reset-password?token=" + token);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This link has been used already.").doesNotContain("new-password\"", token);
    }

    @Test
    default void link_voidedByTheUseOfAnother_saysSoOnceThatIsKnown() {
        String voided = link();
        choose("wonderland", link());
        choose("wonderland", voided);

        assertThat(site().get("/reset-password?token=" + voided).body()).contains("This link has been used already.");
    }

    @Test
    default void link_ofAStrangerThatWasRefused_isNotRemembered() {
        choose("wonderland", "a.b.c");

        assertThat(site().get("/reset-password?token=a.b.c").statusCode()).isEqualTo(200);
    }

    @Test
    default void link_openedOnly_isNotUsedUp() {
        String token = link();

        site().get("/reset-password?token=" + token);
        site().get("/reset-password?token=" + token);

        assertThat(choose("wonderland", token).statusCode()).isEqualTo(303);
    }

    @Test
    default void newPassword_unacceptable_saysSoAndTheLinkStaysGood() {
        String token = link();

        List<HttpResponse<String>> refused = List.of(choose("7 chars", token), choose("x".repeat(1_001), token));

        assertThat(refused).allSatisfy(page -> assertThat(page.body()).contains("8 to 1,000 characters", token));
        assertThat(choose("wonderland", token).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c"})
    default void link_notOfOurs_changesNothing(String token) {
        HttpResponse<String> answer = choose("wonderland", token);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not a link of ours");
    }

    @Test
    default void link_accessTokenInstead_changesNothing() {
        assertThat(choose("wonderland", TestTokens.bob()).body()).contains("not a link of ours");
    }

    @Test
    default void signInPage_afterTheChange_saysSo() {
        assertThat(site().get("/sign-in?notice=password_changed").body())
                .contains("class=\"message success\" role=\"status\"", "Your password is changed");
    }

    @Test
    default void userName_unknown_isAnsweredAsAKnownOneAndGetsNoMail() {
        HttpResponse<String> known = ask("alice");
        HttpResponse<String> unknown = ask("\"><b>nobody");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(303);
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(known.headers().firstValue("Location"))
                .contains(site().contextPath() + "/forgot-password?notice=link_sent");
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(site().get("/mailbox").body())
                .contains("To <code>alice</code>")
                .doesNotContain("nobody");
    }

    @Test
    default void linkSent_saysWhatIsTrueForEverybody() {
        assertThat(site().get("/forgot-password?notice=link_sent").body())
                .contains("If there is a user of that name", "href=\"" + site().contextPath() + "/mailbox\"");
    }

    @Test
    default void forms_fromAnotherSite_areRefused() {
        Map<String, String> fields = Map.of("username", "alice", "password", "wonderland", "token", link());

        assertThat(site().form("/forgot-password", fields, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site().form("/reset-password", fields, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    default void newPassword_inTheAddress_isRefused() {
        assertThat(site().ownForm("/reset-password?token=" + link(), Map.of("password", "wonderland"))
                        .statusCode())
                .isEqualTo(400);
    }

    private String link() {
        ask("alice");
        String page = site().get("/mailbox").body();
        Matcher link = Pattern.compile("/reset-password\\?token=([\\w.-]+)\"").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> ask(String username) {
        return site().ownForm("/forgot-password", Map.of("username", username));
    }

    private HttpResponse<String> choose(String password, String token) {
        return site().ownForm("/reset-password", Map.of("password", password, "token", token));
    }
}
