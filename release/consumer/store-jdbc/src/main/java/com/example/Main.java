package com.example;

import dev.ostiary.store.TokenStateStoreProvider;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/** Finds the store by its service, and builds one, which connects to nothing yet. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        boolean known = ServiceLoader.load(TokenStateStoreProvider.class).stream()
                .anyMatch(each -> each.get().knows("jndi:jdbc/sessions"));

        JdbcTokenStateStore.of(untouched()).close();

        if (!known) {
            throw new IllegalStateException("expected a store that knows jndi:, and there is none");
        }
        System.out.println("ostiary-store-jdbc: found");
    }

    private static DataSource untouched() {
        return (DataSource) Proxy.newProxyInstance(
                Main.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    throw new IllegalStateException("expected that nothing is asked yet");
                });
    }
}
