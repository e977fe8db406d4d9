package com.example;

import dev.ostiary.store.TokenStateStoreProvider;
import dev.ostiary.store.redis.RedisTokenStateStore;
import java.util.ServiceLoader;

/** Finds the store by its service, and builds one, which connects to nothing yet. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        boolean known = ServiceLoader.load(TokenStateStoreProvider.class).stream()
                .anyMatch(each -> each.get().knows("redis://127.0.0.1"));

        RedisTokenStateStore.builder().uri("redis://127.0.0.1:1").build().close();

        if (!known) {
            throw new IllegalStateException("expected a store that knows redis://, and there is none");
        }
        System.out.println("ostiary-store-redis: found");
    }
}
