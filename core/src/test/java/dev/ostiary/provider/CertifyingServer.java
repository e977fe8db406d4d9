package dev.ostiary.provider;

import dev.ostiary.key.CertifiedKeyFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * The part of a provider that lets nobody in without the one certificate that it knows, and hands on to the rest what is posted. By sockets: the
 * platform's own HTTPS server does not say why it ends a handshake.
 */
final class CertifyingServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    private final SSLServerSocket door;
    private final URI behind;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    /** @param version of TLS: before 1.3 a client's certificate is judged before the client takes the connection for open */
    CertifyingServer(String behind, String version) throws IOException, GeneralSecurityException {
        this.behind = URI.create(behind);
        this.door = (SSLServerSocket) context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        door.setNeedClientAuth(true);
        door.setEnabledProtocols(new String[] {version});
        threads.execute(this::accept);
    }

    private static SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = CertifiedKeyFiles.TEST_PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in =
                Files.newInputStream(Path.of(CertifiedKeyFiles.pkcs12().substring("file:".length())))) {
            store.load(in, password);
        }
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("client", store.getCertificate(store.aliases().nextElement()));
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(store, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket socket = door.accept();
                threads.execute(() -> answer(socket));
            }
        } catch (IOException closed) {
            // nobody is let in any more
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Matcher length = LENGTH.matcher(head(in));
            byte[] form = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            requests.incrementAndGet();
            handOn(form, socket.getOutputStream());
        } catch (IOException refused) {
            // the handshake has come to nothing
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("nothing more comes");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private void handOn(byte[] form, OutputStream out) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) behind.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.getOutputStream().write(form);
        int status = connection.getResponseCode();
        byte[] body = (status < 400 ? connection.getInputStream() : connection.getErrorStream()).readAllBytes();
        String head = "HTTP/1.1 " + status + " Answered\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** How many got in. */
    int requests() {
        return requests.get();
    }

    String uri(String path) {
        return "https://127.0.0.1:" + door.getLocalPort() + path;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
