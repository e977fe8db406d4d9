package dev.ostiary.store.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Opens one socket to the server within what is left of a call's time, and over TLS only to a server whose certificate is trusted
 * and names the host: the client library would not look at the name.
 */
final class Dialling implements JedisSocketFactory {
    private final RedisAddress address;
    private final SSLContext tls;
    private final Deadline deadline;
    private final Socket socket = new Socket();

    Dialling(RedisAddress address, SSLContext tls, Deadline deadline) {
        this.address = address;
        this.tls = tls;
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() {
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), deadline.millisLeft());
            socket.setSoTimeout(deadline.millisLeft());
            return address.tls() ? encrypted() : socket;
        } catch (IOException fault) {
            throw new JedisConnectionException("cannot connect to " + address, fault);
        }
    }

    /** For a connection that did not come about. */
    void hangUp() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }

    private Socket encrypted() throws IOException {
        SSLSocket layer = (SSLSocket) tls.getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = layer.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        layer.setSSLParameters(parameters);
        layer.startHandshake();
        return layer;
    }
}
