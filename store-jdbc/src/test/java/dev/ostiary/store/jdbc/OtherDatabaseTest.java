package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
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

    private static void dialect(String product) throws Exception {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, () -> product);
        Connection connection = answering(Connection.class, () -> metaData);
        new Schema().dialect(connection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Oracle", "Microsoft SQL Server", "DB2/LINUXX8664"})
    void dialect_anotherProduct_isNamedBesideThoseThatAreKnown(String product) {
        assertThatIllegalStateException()
                .isThrownBy(() -> dialect(product))
                .withMessageContaining("H2, PostgreSQL, MariaDB and MySQL; this one says that it is " + product + ". ");
    }

    @Test
    void dialect_productThatIsNoName_isNotRepeated() {
        assertThatIllegalStateException()
                .isThrownBy(() -> dialect("My\nSQL"))
                .withMessageContaining("it is another one. ");
    }
}
