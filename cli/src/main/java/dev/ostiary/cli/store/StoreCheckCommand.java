package dev.ostiary.cli.store;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Finding;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import dev.ostiary.store.StoreUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code store check}: whether a database or Redis can keep sessions, and how it stands. */
@Command(
        name = "check",
        description = {
            "Connects to a database or to Redis, and says how it stands as a store of sessions. Nothing is written.",
            "The JDBC driver of a database is not inside: --driver names its jar."
        })
public final class StoreCheckCommand implements Callable<Integer> {
    private static final Pattern PASSWORD_INSIDE = Pattern.compile("(?i)passw|pwd=|://[^/@?]*:[^/@?]*@");

    private final Terminal terminal;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "jdbc:postgresql://host/database, redis://host, and the like, without a password.")
    private String url = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who connects.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The user's password; - is standard input.")
    private @Nullable String passwordFile;

    @Option(names = "--driver", paramLabel = "JAR", description = "The JDBC driver's jar; may be given several times.")
    private List<Path> drivers = new ArrayList<>();

    @Option(
            names = "--table-prefix",
            paramLabel = "PREFIX",
            defaultValue = "ostiary_",
            description = "What the tables' names begin with (default ${DEFAULT-VALUE}).")
    private String tablePrefix = "";

    @Mixin
    private final Output output = new Output();

    /**
     * Made for one terminal.
     *
     * @param terminal where to write
     */
    public StoreCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StoreLook look = look();
        return output.show(
                Finding.answer(findings(look), "sessions can be kept here", "sessions cannot be kept here like this"),
                terminal);
    }

    /** Another kind of store is one line here, and a {@link StoreLook} of its own. */
    private StoreLook look() {
        if (PASSWORD_INSIDE.matcher(url).find()) {
            throw Complaint.usage("--url: a password is never taken as an argument, where other processes and the"
                    + " shell's history see it: name a file by --password-file");
        }
        if (url.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return new DatabaseLook(DriverSource.of(url, properties(), drivers), tablePrefix, terminal.clock());
        }
        if (RedisLook.knows(url)) {
            return RedisLook.of(
                    url, Optional.ofNullable(user).orElse(""), password().orElse(""), terminal.clock());
        }
        throw Complaint.usage("--url: expected a JDBC URL, as jdbc:postgresql://host/database, or a URI of Redis, as"
                + " redis://host, redis-sentinel://host,host/name or redis-cluster://host,host");
    }

    private Properties properties() {
        Properties properties = new Properties();
        Optional.ofNullable(user).ifPresent(name -> properties.setProperty("user", name));
        password().ifPresent(text -> properties.setProperty("password", text));
        return properties;
    }

    private Optional<String> password() {
        return Optional.ofNullable(passwordFile)
                .map(name -> new InputFile(name).secret("password of the store's user", terminal));
    }

    private static List<Finding> findings(StoreLook look) {
        try {
            return Complaint.unlessWrong(look::findings);
        } catch (StoreUnavailableException outage) {
            return List.of(Finding.bad("store", String.valueOf(outage.getMessage())));
        } catch (IllegalStateException misfit) {
            return List.of(Finding.bad("store", String.valueOf(misfit.getMessage())));
        }
    }
}
