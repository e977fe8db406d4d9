package dev.ostiary.benchmarks.report;

import com.auth0.jwt.JWT;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.pac4j.jwt.config.signature.SignatureConfiguration;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Which versions stand on the class path, as their own archives say. */
final class Versions {
    private static final Pattern IN_NAME = Pattern.compile("-(\\d[\\w.-]*)\\.jar$");

    private Versions() {}

    /** The libraries that are compared, and what they stand on. */
    static Map<String, String> ofPeers() throws IOException {
        Map<String, Class<?>> known = new LinkedHashMap<>();
        known.put("JJWT", Jwts.class);
        known.put("Nimbus JOSE + JWT", DefaultJWTProcessor.class);
        known.put("jose4j", JwtConsumer.class);
        known.put("java-jwt", JWT.class);
        known.put("Spring Security", FilterChainProxy.class);
        known.put("Spring Session", SessionRepositoryFilter.class);
        known.put("pac4j", SignatureConfiguration.class);
        known.put("Jetty", Server.class);
        known.put("Caffeine", Caffeine.class);
        Map<String, String> versions = new LinkedHashMap<>();
        for (Map.Entry<String, Class<?>> library : known.entrySet()) {
            versions.put(library.getKey(), of(library.getValue()));
        }
        return versions;
    }

    private static String of(Class<?> type) throws IOException {
        Path archive = Path.of(java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        return of(archive);
    }

    /** Of its manifest, else of what Maven left in it, else of its name. */
    static String of(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            Optional<String> version = ofManifest(jar.getManifest());
            if (version.isEmpty()) {
                version = ofMaven(jar);
            }
            return version.or(() -> ofName(archive)).orElse("of unknown version");
        }
    }

    private static Optional<String> ofManifest(@org.jspecify.annotations.Nullable Manifest manifest) {
        return manifest == null
                ? Optional.empty()
                : Optional.ofNullable(manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }

    /** One that holds several was joined from several, of which this does not know which is meant. */
    private static Optional<String> ofMaven(JarFile jar) throws IOException {
        List<JarEntry> left = jar.stream()
                .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom\\.properties"))
                .toList();
        if (left.size() != 1) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(left.get(0))) {
            properties.load(in);
        }
        return Optional.ofNullable(properties.getProperty("version"));
    }

    private static Optional<String> ofName(Path archive) {
        Matcher name = IN_NAME.matcher(archive.getFileName().toString());
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
