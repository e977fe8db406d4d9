package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that the store knows nothing of is named before anything is made in it. */
class OtherDatabaseTest {

    /** Answers every call with one value. */
    private static <T> T answering(Class<T> type, Supplier<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get()));
    }

    private static void ensure(String product) throws Exception {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, () -> product);
        Connection connection = answering(Connection.class, () -> metaData);
        new Schema().ensure(connection, new Statements(connection, new Tables("ostiary_", Optional.empty()), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MariaDB", "MySQL", "Oracle", "Microsoft SQL Server", "DB2/LINUXX8664"})
    void ensure_anotherProduct_isNamedBesideThoseThatAreKnown(String product) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ensure(product))
                .withMessageContaining("H2 and PostgreSQL; this one says that it is " + product + ". ");
    }

    @Test
    void ensure_productThatIsNoName_isNotRepeated() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ensure("My\nSQL"))
                .withMessageContaining("it is another one. ");
    }
}
