package dev.ostiary.providers;

import java.io.File;
import java.nio.file.Path;

/** Spring Authorization Server, by the program in {@code spring}. */
final class SpringAuthorizationServer extends CommandedProvider {
    private static final Path BUILT = Path.of("spring", "target").toAbsolutePath();

    private SpringAuthorizationServer(ProviderProcess process, String issuer) {
        super(process, issuer);
    }

    static SpringAuthorizationServer start() {
        int port = ProviderProcess.freePort();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                BUILT.resolve("test-classes") + File.pathSeparator + BUILT.resolve("libraries") + File.separator + "*",
                "dev.ostiary.providers.spring.AuthorizationServer",
                Integer.toString(port));
        return new SpringAuthorizationServer(ProviderProcess.start(command, CommandedProvider::isMark), issuerAt(port));
    }

    @Override
    public String endSessionEndpoint() {
        return issuer() + "/connect/logout";
    }

    @Override
    public Facts facts() {
        return new Facts(false, false, false);
    }
}
