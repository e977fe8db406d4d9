package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.LogoutNotice;
import dev.ostiary.provider.LogoutVerdict;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.store.ProviderGrant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen to again and again: one logout that goes wrong holds no other up. */
class LogoutRoundsTest {
    private final LogoutFixture fixture = new LogoutFixture();
    private final Logouts logouts = fixture.checkedBy(this::check);

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Of three tokens the checks of one fail for ever, those of another as long as the keys are away, which is a second. */
    private LogoutVerdict check(UnverifiedLogouts.Kept kept) {
        if (kept.token().equals("faulty")) {
            throw new IllegalStateException("cannot check faulty");
        }
        return kept.token().equals("late") && kept.receivedAt().equals(fixture.signIn.clock.instant())
                ? new LogoutVerdict.Unavailable(Duration.ofSeconds(1))
                : new LogoutVerdict.Accepted(
                        new LogoutNotice(Optional.of(kept.token()), Optional.empty(), kept.receivedAt()));
    }

    private Logouts.Outcome take(String token) {
        return logouts.take(fixture.provider, token);
    }

    private void catchUpASecondLater() {
        fixture.signIn.clock.advance(Duration.ofSeconds(1));
        logouts.catchUp();
    }

    private Ending remembered(String sid) {
        String key = ProviderGrant.key(fixture.signIn.issuer.issuer(), sid);
        Ending ending = new Ending("default", new Ending.Name(false, key), fixture.signIn.clock.instant());
        fixture.memory.add(ending);
        return ending;
    }

    private Ending refused(String sid) {
        Ending ending = remembered(sid);
        fixture.signIn.store.offFor(ending.name().key());
        return ending;
    }

    @Test
    void catchUp_afterOneWhoseCheckThrows_seesToTheOther() {
        take("faulty");
        take("late");

        catchUpASecondLater();

        assertThat(fixture.told).hasSize(1);
    }

    @Test
    void catchUp_checkThrowsAgainAndAgain_isLoggedOnceWithoutTheToken() {
        try (CapturedLog log = CapturedLog.of(SignInParts.LOG_NAME)) {
            take("faulty");
            catchUpASecondLater();
            catchUpASecondLater();

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("could not be checked"))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING")
                    .doesNotContain("faulty");
        }
    }

    @Test
    void take_checkThrows_isToldToComeBack() {
        assertThat(take("faulty")).isInstanceOf(Logouts.Later.class);
    }

    @Test
    void catchUp_storeRefusesOne_recordsTheOthers() {
        Ending refused = refused("s1");
        remembered("s2");

        logouts.catchUp();

        assertThat(fixture.memory.all()).containsExactly(refused);
        assertThat(fixture.told).hasSize(1);
    }

    @Test
    void catchUp_storeRefusesMany_comesToTheOthersInTheNextRound() {
        refused("s1");
        refused("s2");
        refused("s3");
        remembered("s4");

        logouts.catchUp();
        assertThat(fixture.told).isEmpty();
        logouts.catchUp();

        assertThat(fixture.told).hasSize(1);
        assertThat(fixture.memory.all()).hasSize(3);
    }

    @Test
    void take_storeRefusesTheSessionOfAUsersLogout_recordsTheUsers() throws Exception {
        fixture.signIn.signIn("/a");
        fixture.signIn.store.offFor(ProviderGrant.key(fixture.signIn.issuer.issuer(), "s1"));
        Logouts ofUsers = fixture.checkedBy(kept ->
                new LogoutVerdict.Accepted(new LogoutNotice(Optional.of("s1"), Optional.of("u1"), kept.receivedAt())));

        Logouts.Outcome outcome = ofUsers.take(fixture.ofUsers, "any");

        assertThat(outcome).isInstanceOf(Logouts.Later.class);
        assertThat(fixture.told).containsExactly(1);
    }
}
