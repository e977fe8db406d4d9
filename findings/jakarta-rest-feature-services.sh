#!/usr/bin/env bash
# Which runtimes of Jakarta REST register a feature that a jar offers under META-INF/services. Nothing of this project takes part.
#
# Jakarta REST 3.1 lets a runtime find features by java.util.ServiceLoader, unless jakarta.ws.rs.loadServices is false. Seen on JDK 17 and Tomcat
# 11.0.27, each as a servlet, with one jar that has such a feature: Jersey 4.0.2 and RESTEasy 7.0.1 register it by themselves. CXF 4.2.3 does not:
# the application runs as if the jar were not there, and the log says nothing. So a feature that guards resources must be told to CXF by name.
#
# Needs a JDK 17 or later and Maven. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# libraries FOLDER GROUP:ARTIFACT:VERSION…
libraries() {
  local folder=$tmp/$1
  shift
  mkdir -p "$folder"
  {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>probe</groupId><artifactId>probe</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
    for one in org.apache.tomcat.embed:tomcat-embed-core:11.0.27 "$@"; do
      IFS=: read -r group artifact version <<<"$one"
      echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
    done
    echo '</dependencies></project>'
  } >"$folder/pom.xml"
  mvn -B -ntp -q -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$folder/lib"
}

libraries jersey org.glassfish.jersey.containers:jersey-container-servlet:4.0.2 org.glassfish.jersey.inject:jersey-hk2:4.0.2
libraries resteasy org.jboss.resteasy:resteasy-servlet-initializer:7.0.1.Final
libraries cxf org.apache.cxf:cxf-rt-frontend-jaxrs:4.2.3 org.apache.cxf:cxf-rt-transports-http:4.2.3

cat >"$tmp/Probe.java" <<'JAVA'
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

public class Probe {
    /** The one that stands under META-INF/services. */
    public static class Offered implements Feature {
        @Override
        public boolean configure(FeatureContext context) {
            ContainerResponseFilter filter = (request, response) -> response.getHeaders().putSingle("X-Feature", "registered");
            context.register(filter);
            return true;
        }
    }

    @Path("hello")
    public static class Hello {
        @GET
        public String hello() {
            return "hello";
        }
    }

    public static class Shop extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Hello.class);
        }
    }

    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(args[1]);
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        HttpServlet servlet = args[0].contains("CXF")
                ? (HttpServlet) Class.forName(args[0]).getConstructor(Application.class).newInstance(new Shop())
                : (HttpServlet) Class.forName(args[0]).getConstructor().newInstance();
        Wrapper wrapper = Tomcat.addServlet(context, "rest", servlet);
        if (!args[0].contains("CXF")) {
            wrapper.addInitParameter("jakarta.ws.rs.Application", Shop.class.getName());
        }
        wrapper.setLoadOnStartup(1);
        context.addServletMappingDecoded("/*", "rest");
        tomcat.start();
        URI hello = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/hello");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(hello).build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body() + " "
                + answer.headers().firstValue("X-Feature").orElse("not registered"));
        System.exit(0);
    }
}
JAVA

# seen NAME SERVLET EXPECTED
seen() {
  local classes=$tmp/$1/classes
  mkdir -p "$classes/META-INF/services"
  javac -nowarn -d "$classes" -cp "$tmp/$1/lib/*" "$tmp/Probe.java"
  echo 'Probe$Offered' >"$classes/META-INF/services/jakarta.ws.rs.core.Feature"
  local said
  said=$(java -cp "$classes:$tmp/$1/lib/*" Probe "$2" "$tmp/$1" 2>"$tmp/$1/log") || { cat "$tmp/$1/log"; return 1; }
  echo "$1: $said"
  [ "$said" = "200 hello $3" ] || { echo "CHANGED: expected '200 hello $3'"; return 1; }
}

seen jersey org.glassfish.jersey.servlet.ServletContainer registered
seen resteasy org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher registered
seen cxf org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet 'not registered'
