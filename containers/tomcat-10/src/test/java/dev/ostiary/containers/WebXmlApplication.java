package dev.ostiary.containers;

import com.fasterxml.jackson.core.JsonFactory;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.verify.JwtVerifier;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** A folder that is a web application: its own copy of the filter and of all that it needs, a {@code web.xml}, one page. */
final class WebXmlApplication {
    private final Path folder;

    private WebXmlApplication(Path folder) {
        this.folder = folder;
    }

    static WebXmlApplication in(Path folder, String webXml) throws Exception {
        WebXmlApplication application = new WebXmlApplication(folder);
        application.copy(AuthFilter.class);
        application.copy(JwtVerifier.class);
        application.copy(Jwts.class);
        application.copy(Class.forName("io.jsonwebtoken.impl.DefaultJwtBuilder"));
        application.copy(JsonFactory.class);
        application.copy(NullMarked.class);
        Files.writeString(folder.resolve("WEB-INF/web.xml"), webXml);
        Files.writeString(folder.resolve("account.html"), "the account");
        return application;
    }

    Path folder() {
        return folder;
    }

    /** A class comes from a jar, or in an IDE from a folder. */
    private void copy(Class<?> type) throws IOException, URISyntaxException {
        Path source =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(source)) {
            Path library = Files.createDirectories(folder.resolve("WEB-INF/lib"));
            Files.copy(source, library.resolve(source.getFileName()));
            return;
        }
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(source, file));
        }
    }

    private void copy(Path source, Path file) {
        try {
            Path target = folder.resolve("WEB-INF/classes")
                    .resolve(source.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
