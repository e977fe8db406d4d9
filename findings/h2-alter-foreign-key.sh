#!/usr/bin/env bash
# What becomes of a foreign key in H2 when several connections add the same column "if not exists". Nothing of this project takes part.
#
# Seen with H2 2.5.252 on JDK 17, in memory: two tables, of which one refers to the other. Eight connections at once run
# ALTER TABLE ... ADD COLUMN IF NOT EXISTS on the table that is referred to, as the nodes of an application do that bring their tables
# up to date. Some of them are told that a lock was not to be had. In some of the tries, about one in three, the foreign key afterwards looks at
# the table as it was before: a row is inserted into the parent and is there, and a row that refers to it is refused with SQLSTATE 23506, for
# ever. With one connection this never happened.
#
# Needs a JDK 17 or later and Maven. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact=com.h2database:h2:2.5.252 -DoutputDirectory="$tmp/lib"

cat >"$tmp/Probe.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class Probe {
    static final int TRIES = 40;

    static void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Whether a child of a parent that is there is refused. */
    static boolean isBroken(int connections, int number) throws Exception {
        String url = "jdbc:h2:mem:try" + connections + "x" + number + ";DB_CLOSE_DELAY=-1";
        run(
                url,
                "CREATE TABLE parent (id INT PRIMARY KEY)",
                "CREATE TABLE child (id INT PRIMARY KEY REFERENCES parent (id) ON DELETE CASCADE)");
        ExecutorService nodes = Executors.newFixedThreadPool(connections);
        CountDownLatch together = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            nodes.execute(() -> {
                together.countDown();
                try {
                    together.await();
                    run(url, "ALTER TABLE parent ADD COLUMN IF NOT EXISTS added BIGINT DEFAULT 0 NOT NULL");
                } catch (SQLException | InterruptedException lostTheRace) {
                    // Another one has added it.
                }
            });
        }
        nodes.shutdown();
        if (!nodes.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("still busy");
        }
        run(url, "INSERT INTO parent (id) VALUES (1)");
        try {
            run(url, "INSERT INTO child (id) VALUES (1)");
            return false;
        } catch (SQLException refused) {
            if (!"23506".equals(refused.getSQLState())) {
                throw refused;
            }
            return true;
        } finally {
            run(url, "SHUTDOWN");
        }
    }

    public static void main(String[] args) throws Exception {
        int alone = 0;
        int together = 0;
        for (int i = 0; i < TRIES; i++) {
            alone += isBroken(1, i) ? 1 : 0;
            together += isBroken(8, i) ? 1 : 0;
        }
        System.out.println("of " + TRIES + " tries the foreign key was broken: " + alone + " with one connection, " + together
                + " with eight at once");
        if (alone != 0 || together == 0) {
            System.out.println("this has changed");
            System.exit(1);
        }
    }
}
JAVA
java -cp "$tmp/lib/*" "$tmp/Probe.java"
