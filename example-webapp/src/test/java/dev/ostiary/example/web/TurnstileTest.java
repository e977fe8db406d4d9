package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    @Test
    void enter_allTurnsTakenAndNobodyMayWait_isNotGranted() {
        Turnstile turnstile = new Turnstile(1, 0);
        Turnstile.Turn first = turnstile.enter();

        assertThat(turnstile.enter().isGranted()).isFalse();

        first.close();
        assertThat(turnstile.enter().isGranted()).isTrue();
    }

    @Test
    void close_turnThatWasNotGranted_makesNoRoom() {
        Turnstile turnstile = new Turnstile(1, 0);
        turnstile.enter();

        turnstile.enter().close();

        assertThat(turnstile.enter().isGranted()).isFalse();
    }

    @Test
    void enter_whileOneMayWait_waitsForItsTurn() {
        Turnstile turnstile = new Turnstile(1, 1);
        Turnstile.Turn first = turnstile.enter();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            try (Turnstile.Turn turn = turnstile.enter()) {
                return turn.isGranted();
            }
        });
        while (!turnstile.isFull()) {
            Thread.onSpinWait();
        }

        assertThat(turnstile.enter().isGranted()).isFalse();

        first.close();
        assertThat(second.join()).isTrue();
    }
}
