package dev.ostiary.spring;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/**
 * The {@code DataSource} beans of an application as stores of sessions: {@code datasource} the only or primary one, {@code datasource:NAME}
 * the one of that name. Thread-safe.
 *
 * @param beans asked when a store is opened
 */
record DataSourceStores(BeanFactory beans) implements TokenStateStoreProvider {
    private static final String ONLY = "datasource";
    private static final String NAMED = ONLY + ":";

    @Override
    public boolean knows(String location) {
        return location.equals(ONLY) || location.startsWith(NAMED);
    }

    @Override
    public TokenStateStore open(String location) {
        return JdbcTokenStateStore.of(dataSource(location));
    }

    /** One that is there and fails is Spring's to tell, which knows what to show of it. */
    private DataSource dataSource(String location) {
        try {
            return location.equals(ONLY)
                    ? beans.getBean(DataSource.class)
                    : beans.getBean(location.substring(NAMED.length()), DataSource.class);
        } catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException fault) {
            throw new IllegalArgumentException(
                    "there is no DataSource bean to take: datasource is the only one or the primary one, datasource:NAME"
                            + " the one of that name; "
                            + fault.getMessage(),
                    fault);
        }
    }
}
