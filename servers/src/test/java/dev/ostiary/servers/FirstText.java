package dev.ostiary.servers;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps the first text that comes in one piece. */
final class FirstText implements WebSocket.Listener {
    private final CompletableFuture<String> received = new CompletableFuture<>();

    CompletableFuture<String> received() {
        return received;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
        received.complete(text.toString());
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable broken) {
        received.completeExceptionally(broken);
    }
}
