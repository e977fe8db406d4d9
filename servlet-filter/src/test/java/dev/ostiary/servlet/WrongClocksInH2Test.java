package dev.ostiary.servlet;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import java.time.InstantSource;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

class WrongClocksInH2Test extends WrongClocksContract {
    @Override
    TokenStateStore store(InstantSource storeClock) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return JdbcTokenStateStore.builder(database).clock(storeClock).build();
    }
}
