#!/usr/bin/env bash
# Open Liberty and what a filter is mapped to. Nothing of this project takes part.
#
# Seen with Open Liberty 26.0.0.3 on JDK 17: FilterRegistration.getServletNameMappings() is null where the filter is mapped by URL patterns
# only, and getUrlPatternMappings() is null where it is mapped by the names of servlets only. The documentation of the Servlet API promises
# a collection, possibly empty, and that is what other servers give. So a loop over it fails on this server alone.
#
# Needs a JDK 17 or later, Maven and curl. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || { WLP_USER_DIR="$tmp/usr" bash "$tmp/wlp/bin/server" stop probe --force >/dev/null 2>&1 || true; }
rm -rf "$tmp"' EXIT

fetch() { # COORDINATES
  mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$1" -DoutputDirectory="$tmp/lib"
}
fetch io.openliberty:openliberty-runtime:26.0.0.3:zip
fetch jakarta.servlet:jakarta.servlet-api:6.0.0
(cd "$tmp" && jar -x -f lib/openliberty-runtime-26.0.0.3.zip)

web="$tmp/usr/servers/probe/apps/probe/WEB-INF"
mkdir -p "$tmp/src/probe" "$web/classes"
cat >"$tmp/src/probe/Mappings.java" <<'JAVA'
package probe;

import jakarta.servlet.FilterRegistration;

public final class Mappings extends jakarta.servlet.http.HttpServlet {
    @Override
    protected void doGet(jakarta.servlet.http.HttpServletRequest q, jakarta.servlet.http.HttpServletResponse a)
            throws java.io.IOException {
        for (String name : new String[] {"byPattern", "byServlet"}) {
            FilterRegistration filter = getServletContext().getFilterRegistration(name);
            a.getWriter().println(name + " patterns=" + filter.getUrlPatternMappings() + " servlets="
                    + filter.getServletNameMappings());
        }
    }
}
JAVA
cat >"$tmp/src/probe/PassingFilter.java" <<'JAVA'
package probe;

import jakarta.servlet.*;

public final class PassingFilter implements Filter {
    @Override
    public void doFilter(ServletRequest q, ServletResponse a, FilterChain chain)
            throws java.io.IOException, ServletException {
        chain.doFilter(q, a);
    }
}
JAVA
javac --release 17 -cp "$tmp/lib/jakarta.servlet-api-6.0.0.jar" -d "$web/classes" "$tmp"/src/probe/*.java
cat >"$web/web.xml" <<'XML'
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
  <filter><filter-name>byPattern</filter-name><filter-class>probe.PassingFilter</filter-class></filter>
  <filter><filter-name>byServlet</filter-name><filter-class>probe.PassingFilter</filter-class></filter>
  <filter-mapping><filter-name>byPattern</filter-name><url-pattern>/*</url-pattern></filter-mapping>
  <filter-mapping><filter-name>byServlet</filter-name><servlet-name>mappings</servlet-name></filter-mapping>
  <servlet><servlet-name>mappings</servlet-name><servlet-class>probe.Mappings</servlet-class></servlet>
  <servlet-mapping><servlet-name>mappings</servlet-name><url-pattern>/x</url-pattern></servlet-mapping>
</web-app>
XML
port=$((20000 + RANDOM % 20000))
cat >"$tmp/usr/servers/probe/server.xml" <<XML
<server>
  <featureManager><feature>servlet-6.0</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="$port" httpsPort="-1"/>
  <webApplication location="probe" contextRoot="/" name="probe"/>
</server>
XML
server=started
WLP_USER_DIR="$tmp/usr" bash "$tmp/wlp/bin/server" run probe >"$tmp/log" 2>&1 &
for _ in $(seq 300); do
  grep -q CWWKF0011I "$tmp/log" && break
  sleep 1
done

seen=$(curl -s "http://localhost:$port/x")
before='byPattern patterns=[/*] servlets=null
byServlet patterns=null servlets=[mappings]'
echo 'Open Liberty 26.0.0.3, FilterRegistration of a filter that is mapped by one pattern, and of one by one servlet:'
echo "$seen"
if [ "$seen" != "$before" ]; then
  echo 'before it was:'
  echo "$before"
  exit 1
fi
