#!/usr/bin/env bash
# Payara Micro and a web application of which one part cannot start. Nothing of this project takes part.
#
# Seen with Payara Micro 6.2025.10 on JDK 17: an application whose filter throws ServletException in init is deployed, and served without
# that filter. Where a ServletContextListener or a ServletContainerInitializer throws, it is not there. So a filter that guards cannot count
# on its own init to keep an application from being served.
#
# Needs a JDK 17 or later, Maven and curl. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$tmp"' EXIT

fetch() { # COORDINATES
  mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$1" -DoutputDirectory="$tmp/lib"
}
fetch fish.payara.extras:payara-micro:6.2025.10
fetch jakarta.servlet:jakarta.servlet-api:6.0.0

mkdir -p "$tmp/src/probe" "$tmp/classes"
cat >"$tmp/src/probe/Served.java" <<'JAVA'
package probe;

public final class Served extends jakarta.servlet.http.HttpServlet {
    @Override
    protected void doGet(jakarta.servlet.http.HttpServletRequest q, jakarta.servlet.http.HttpServletResponse a)
            throws java.io.IOException {
        a.getWriter().print("served");
    }
}
JAVA
cat >"$tmp/src/probe/BrokenFilter.java" <<'JAVA'
package probe;

import jakarta.servlet.*;

public final class BrokenFilter implements Filter {
    @Override
    public void init(FilterConfig config) throws ServletException {
        throw new ServletException("this filter cannot start");
    }

    @Override
    public void doFilter(ServletRequest q, ServletResponse a, FilterChain chain) throws java.io.IOException {
        ((jakarta.servlet.http.HttpServletResponse) a).sendError(403);
    }
}
JAVA
cat >"$tmp/src/probe/BrokenListener.java" <<'JAVA'
package probe;

public final class BrokenListener implements jakarta.servlet.ServletContextListener {
    @Override
    public void contextInitialized(jakarta.servlet.ServletContextEvent start) {
        throw new IllegalStateException("this listener cannot start");
    }
}
JAVA
cat >"$tmp/src/probe/BrokenInitializer.java" <<'JAVA'
package probe;

public final class BrokenInitializer implements jakarta.servlet.ServletContainerInitializer {
    @Override
    public void onStartup(java.util.Set<Class<?>> types, jakarta.servlet.ServletContext context)
            throws jakarta.servlet.ServletException {
        throw new jakarta.servlet.ServletException("this initializer cannot start");
    }
}
JAVA
javac --release 17 -cp "$tmp/lib/jakarta.servlet-api-6.0.0.jar" -d "$tmp/classes" "$tmp"/src/probe/*.java

war() { # NAME, FURTHER ELEMENTS OF web.xml
  mkdir -p "$tmp/$1/WEB-INF/classes"
  cp -r "$tmp/classes/probe" "$tmp/$1/WEB-INF/classes/"
  cat >"$tmp/$1/WEB-INF/web.xml" <<XML
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
  $2
  <servlet><servlet-name>s</servlet-name><servlet-class>probe.Served</servlet-class></servlet>
  <servlet-mapping><servlet-name>s</servlet-name><url-pattern>/x</url-pattern></servlet-mapping>
</web-app>
XML
}
filter='<filter><filter-name>f</filter-name><filter-class>probe.BrokenFilter</filter-class></filter>
  <filter-mapping><filter-name>f</filter-name><url-pattern>/*</url-pattern></filter-mapping>'
war good ''
war filter "$filter"
war listener "$filter
  <listener><listener-class>probe.BrokenListener</listener-class></listener>"
war initializer "$filter"
mkdir -p "$tmp/initializer/WEB-INF/classes/META-INF/services"
echo probe.BrokenInitializer \
  >"$tmp/initializer/WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer"
for name in good filter listener initializer; do
  jar -c -f "$tmp/$name.war" -C "$tmp/$name" .
done

changed=0
see() { # APPLICATION, WHAT IS WRONG WITH IT, WHAT WAS SEEN BEFORE
  status=$(curl -s -o "$tmp/body" -w '%{http_code}' "http://localhost:$port/$1/x")
  seen="$status$(head -c 6 "$tmp/body" | grep -x served | sed 's/^/ /' || true)"
  echo "Payara Micro 6.2025.10, $2: GET is answered $seen"
  [ "$seen" = "$3" ] || { echo "  before it was: $3"; changed=1; }
}

# What stands behind an application that fails is not started, so each such one is the last of its server.
for last in listener initializer; do
  port=$((20000 + RANDOM % 20000))
  java -jar "$tmp/lib/payara-micro-6.2025.10.jar" --rootdir "$tmp/root-$last" --nocluster --port "$port" \
    --deploy "$tmp/good.war" --deploy "$tmp/filter.war" --deploy "$tmp/$last.war" >"$tmp/log" 2>&1 &
  server=$!
  for _ in $(seq 300); do
    grep -q 'ready in' "$tmp/log" && break
    kill -0 "$server" 2>/dev/null || { tail -n 40 "$tmp/log"; exit 2; }
    sleep 1
  done
  see good 'an application in order' '200 served'
  see filter 'its filter throws ServletException in init' '200 served'
  see "$last" "its $last throws" 404
  # That it was tried, and has failed by what was thrown.
  grep -q "this $last cannot start" "$tmp/log" || { echo "  but the log does not say why"; changed=1; }
  kill "$server"
  wait "$server" || true
  server=
done
exit "$changed"
