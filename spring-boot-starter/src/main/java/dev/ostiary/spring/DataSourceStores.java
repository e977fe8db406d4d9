package dev.ostiary.spring;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.util.ClassUtils;

/**
 * The {@code DataSource} beans of an application as stores of sessions: {@code datasource} the only or primary one, {@code datasource:NAME}
 * the one of that name. Thread-safe.
 *
 * @param beans asked when a store is opened
 */
record DataSourceStores(BeanFactory beans) implements TokenStateStoreProvider {
    private static final String ONLY = "datasource";
    private static final String NAMED = ONLY + ":";
    private static final String STORE = "dev.ostiary.store.jdbc.JdbcTokenStateStore";

    @Override
    public boolean knows(String location) {
        return location.equals(ONLY) || location.startsWith(NAMED);
    }

    @Override
    public TokenStateStore open(String location) {
        if (!ClassUtils.isPresent(STORE, DataSourceStores.class.getClassLoader())) {
            throw new IllegalArgumentException(
                    "a store in a DataSource needs the module ostiary-store-jdbc, which is not there");
        }
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
