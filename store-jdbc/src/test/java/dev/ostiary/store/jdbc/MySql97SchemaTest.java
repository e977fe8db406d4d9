package dev.ostiary.store.jdbc;

@NeedsServer("mysql-9.7")
class MySql97SchemaTest extends MySqlSchemaContract {
    @Override
    String name() {
        return "mysql-9.7";
    }

    @Override
    public Dialect dialect() {
        return new MySqlDialect(new ServerVersion(99, 0));
    }
}
