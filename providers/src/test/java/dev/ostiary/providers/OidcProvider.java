package dev.ostiary.providers;

import java.nio.file.Path;

/** oidc-provider on Node, by the script in {@code src/test/node/oidc-provider}. */
final class OidcProvider extends CommandedProvider {
    private OidcProvider(ProviderProcess process, String issuer) {
        super(process, issuer);
    }

    /** @param node its program */
    static OidcProvider start(Path node) {
        int port = ProviderProcess.freePort();
        ProcessBuilder command = new ProcessBuilder(node.toString(), "server.mjs", Integer.toString(port));
        command.directory(NodePackages.install(node).toFile());
        return new OidcProvider(ProviderProcess.start(command, CommandedProvider::isMark), issuerAt(port));
    }

    @Override
    public String endSessionEndpoint() {
        return issuer() + "/session/end";
    }

    @Override
    public Facts facts() {
        return new Facts(true, true, true);
    }
}
