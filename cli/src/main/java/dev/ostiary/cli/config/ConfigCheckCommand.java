package dev.ostiary.cli.config;

import dev.ostiary.cli.console.Answer;
import dev.ostiary.cli.console.ExitCode;
import dev.ostiary.cli.console.InputFile;
import dev.ostiary.cli.console.Output;
import dev.ostiary.cli.console.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code config check}: everything that the start would find wrong with a configuration. */
@Command(
        name = "check",
        description = {
            "Says everything that the start would find wrong with a configuration. Nothing is fetched or connected to.",
            "System properties (ostiary.*) and environment variables (OSTIARY_*) count, as they do at a start."
        })
public final class ConfigCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup
    private @Nullable Place place;

    @Option(names = "--show", description = "Show the settings that count, without secrets.")
    private boolean show;

    @Mixin
    private final Output output = new Output();

    /** Where the settings stand. */
    private static final class Place {
        @Option(names = "--config", paramLabel = "FILE", description = "A properties file of settings.")
        private @Nullable Path config;

        @Option(
                names = "--web-xml",
                paramLabel = "FILE",
                description = "A web.xml, whose filters are checked; /WEB-INF/... is looked for beside it.")
        private @Nullable Path webXml;
    }

    /**
     * Made for one terminal.
     *
     * @param terminal where to write
     */
    public ConfigCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return output.show(answer(examined()), terminal);
    }

    private List<Examined> examined() {
        Optional<Place> given = Optional.ofNullable(place);
        Optional<Path> webXml = given.map(known -> known.webXml);
        if (webXml.isPresent()) {
            return WebXml.read(new InputFile(webXml.get().toString())).stream()
                    .map(filter -> Examined.of(filter, webXml.get()))
                    .toList();
        }
        Optional<Path> config = given.map(known -> known.config);
        return List.of(Examined.of(config.map(Path::toString).orElse("environment"), new ConfigFile(config)));
    }

    private Answer answer(List<Examined> all) {
        List<String> lines = new ArrayList<>();
        int problems = 0;
        for (Examined each : all) {
            each.problems().forEach(problem -> lines.add("bad      " + problem));
            each.warnings().forEach(warning -> lines.add("warning  " + warning));
            if (show) {
                each.settings().forEach(setting -> lines.add("set      " + setting));
            }
            problems += each.problems().size();
            lines.add("=> " + each.name() + ": " + verdict(each));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ok", problems == 0);
        members.put("configurations", all.stream().map(this::members).toList());
        return new Answer(problems == 0 ? ExitCode.OK : ExitCode.REFUSED, lines, members);
    }

    private static String verdict(Examined each) {
        int count = each.problems().size();
        return count == 0 ? "nothing stops the start" : count == 1 ? "1 problem" : count + " problems";
    }

    private Map<String, Object> members(Examined each) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", each.name());
        members.put("problems", each.problems());
        members.put("warnings", each.warnings());
        if (show) {
            members.put("settings", each.settings());
        }
        return members;
    }
}
