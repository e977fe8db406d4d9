#!/usr/bin/env bash
# What getRemoteAddr() says where a request comes over a Unix domain socket. Nothing of this project takes part.
#
# Seen on JDK 17: Tomcat 10.1.59 says 127.0.0.1, as if the request had come over TCP from this machine; Jetty 12.1.12 says the empty text.
# The Servlet API names no answer for that case. So whoever compares the address with those of trusted proxies must know the server.
#
# Needs a JDK 17 or later and Maven, on a system with Unix domain sockets. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>probe</groupId><artifactId>probe</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.tomcat.embed</groupId><artifactId>tomcat-embed-core</artifactId><version>10.1.59</version>
    </dependency>
    <dependency>
      <groupId>org.eclipse.jetty.ee10</groupId><artifactId>jetty-ee10-servlet</artifactId><version>12.1.12</version>
    </dependency>
    <dependency>
      <groupId>org.eclipse.jetty</groupId><artifactId>jetty-unixdomain-server</artifactId><version>12.1.12</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q -f "$tmp/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$tmp/lib"

cat >"$tmp/Probe.java" <<'JAVA'
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

public class Probe {
    static final class Shown extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
            answer.getWriter().print("<" + request.getRemoteAddr() + ">");
        }
    }

    static String ask(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            byte[] request = "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(request));
            String answer =
                    new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(answer.indexOf('<'), answer.lastIndexOf('>') + 1);
        }
    }

    static String tomcat(Path folder) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setProperty("unixDomainSocketPath", folder.resolve("tomcat.sock").toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "shown", new Shown());
        context.addServletMappingDecoded("/x", "shown");
        tomcat.start();
        String seen = ask(folder.resolve("tomcat.sock"));
        tomcat.stop();
        return seen;
    }

    static String jetty(Path folder) throws Exception {
        Server server = new Server();
        UnixDomainServerConnector connector = new UnixDomainServerConnector(server);
        connector.setUnixDomainPath(folder.resolve("jetty.sock"));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Shown()), "/x");
        server.setHandler(context);
        server.start();
        String seen = ask(folder.resolve("jetty.sock"));
        server.stop();
        return seen;
    }

    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        System.out.println("Tomcat 10.1.59 over a Unix domain socket, getRemoteAddr(): " + tomcat(folder));
        System.out.println("Jetty 12.1.12 over a Unix domain socket, getRemoteAddr(): " + jetty(folder));
    }
}
JAVA
seen=$(java -cp "$tmp/lib/*" "$tmp/Probe.java" "$tmp" 2>"$tmp/log") || { cat "$tmp/log"; exit 2; }
before='Tomcat 10.1.59 over a Unix domain socket, getRemoteAddr(): <127.0.0.1>
Jetty 12.1.12 over a Unix domain socket, getRemoteAddr(): <>'
echo "$seen"
if [ "$seen" != "$before" ]; then
  echo 'before it was:'
  echo "$before"
  exit 1
fi
