package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DataSourceStoresTest {
    private static DataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private static DataSourceStores stores(Map<String, Object> beans) {
        return new DataSourceStores(new StaticListableBeanFactory(beans));
    }

    @ParameterizedTest
    @CsvSource({"datasource, true", "datasource:orders, true", "datasources, false", "jndi:x, false", "memory, false"})
    void knows_whatNamesABean(String location, boolean known) {
        assertThat(stores(Map.of()).knows(location)).isEqualTo(known);
    }

    @Test
    void open_theOnlyOne_keepsState() {
        try (TokenStateStore store = stores(Map.of("any", database("only"))).open("datasource")) {
            assertThat(store.sessionsOf("u1")).isEmpty();
        }
    }

    @Test
    void open_oneOfSeveral_isTheNamedOne() {
        Map<String, Object> beans = Map.of("orders", database("orders"), "other", new JdbcDataSource());

        try (TokenStateStore store = stores(beans).open("datasource:orders")) {
            assertThat(store.sessionsOf("u1")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasource", "datasource:none"})
    void open_noneOrOneTooMany_saysWhatToWrite(String location) {
        DataSourceStores stores = stores(Map.of("a", new JdbcDataSource(), "b", new JdbcDataSource()));

        assertThatThrownBy(() -> stores.open(location))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("datasource:NAME");
    }

    /** Runs with a class loader of its own, which has all but the module. */
    @Test
    void open_withoutTheModule_namesIt() throws Exception {
        try (WithoutStore loader = new WithoutStore()) {
            Constructor<?> constructor =
                    loader.loadClass(DataSourceStores.class.getName()).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object stores = constructor.newInstance(new StaticListableBeanFactory(Map.of("any", new JdbcDataSource())));

            assertThatThrownBy(() -> ((TokenStateStoreProvider) stores).open("datasource"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a store in a DataSource needs the module ostiary-store-jdbc, which is not there");
        }
    }

    /** Loads the class itself; everything else but the module comes from the loader of the tests. */
    private static final class WithoutStore extends URLClassLoader {
        WithoutStore() {
            super(
                    new URL[] {
                        DataSourceStores.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    DataSourceStores.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.ostiary.store.jdbc.")) {
                throw new ClassNotFoundException(name);
            }
            return name.equals(DataSourceStores.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Test
    void open_databaseThatFails_isNotOurProblemToTell() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("orders", new RootBeanDefinition(DataSource.class, () -> {
            throw new IllegalStateException("jdbc:h2:mem:x;PASSWORD=hidden");
        }));

        assertThatThrownBy(() -> new DataSourceStores(beans).open("datasource"))
                .isInstanceOf(BeanCreationException.class);
    }
}
