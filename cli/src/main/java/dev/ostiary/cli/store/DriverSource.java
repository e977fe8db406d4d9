package dev.ostiary.cli.store;

import dev.ostiary.cli.console.Complaint;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/** Connections of a driver whose jar is named, since none is inside: each call is one of its own. */
final class DriverSource {
    private DriverSource() {}

    /** @throws Complaint if no driver of these knows the URL */
    static DataSource of(String url, Properties properties, List<Path> jars) {
        Driver driver = driver(url, jars);
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return connection(driver, url, properties);
                });
    }

    private static Connection connection(Driver driver, String url, Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not take the URL", "08001");
        }
        return connection;
    }

    private static Driver driver(String url, List<Path> jars) {
        ClassLoader loader = new URLClassLoader(
                jars.stream().map(DriverSource::url).toArray(URL[]::new), DriverSource.class.getClassLoader());
        return ServiceLoader.load(Driver.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(driver -> accepts(driver, url))
                .findFirst()
                .orElseThrow(() -> Complaint.usage(
                        "no driver takes this URL: name the jar of the database's JDBC driver by --driver"));
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException notItsOwn) {
            return false;
        }
    }

    private static URL url(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw Complaint.refused(jar + ": there is no such file");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw Complaint.refused(jar + ": cannot be read");
        }
    }
}
