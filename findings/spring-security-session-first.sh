#!/usr/bin/env bash
# Whose user a request has at Spring Security that brings one in its attribute, where a session has another. Nothing of this project takes part.
#
# Seen with Spring Security 7.1.2 and 6.5.7 on JDK 17, in a chain that sets nothing about sessions: the user of the HttpSession. Of the two
# repositories that such a chain asks, the session's comes first, so a security context in the request attribute that
# RequestAttributeSecurityContextRepository reads counts only for requests whose session has none. In a chain with
# SessionCreationPolicy.STATELESS it is the attribute's user. So a filter that authenticates each request, and tells Spring Security of it by
# that attribute, has its user replaced by whoever the session remembers.
#
# Needs a JDK 17 or later and Maven. Leaves nothing behind. Ends with an error where this has changed.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/Probe.java" <<'JAVA'
import jakarta.servlet.Filter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

public class Probe {
    @Configuration
    @EnableWebSecurity
    static class Plain {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(all -> all.anyRequest().authenticated()).build();
        }

        @Bean
        UserDetailsService nobody() {
            return new InMemoryUserDetailsManager();
        }
    }

    @Configuration
    @EnableWebSecurity
    static class Stateless {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .build();
        }

        @Bean
        UserDetailsService nobody() {
            return new InMemoryUserDetailsManager();
        }
    }

    static SecurityContext of(String user) {
        return new SecurityContextImpl(new TestingAuthenticationToken(user, "none", "ROLE_USER"));
    }

    static String userIn(Class<?> application) throws Exception {
        try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext()) {
            context.setServletContext(new MockServletContext());
            context.register(application);
            context.refresh();
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/page");
            request.setServletPath("/page");
            request.getSession().setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, of("session"));
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, of("attribute"));
            String[] seen = {"nobody"};
            Filter last = (asked, answer, chain) ->
                    seen[0] = SecurityContextHolder.getContext().getAuthentication().getName();
            Filter chain = context.getBean("springSecurityFilterChain", Filter.class);
            chain.doFilter(request, new MockHttpServletResponse(),
                    new MockFilterChain(new jakarta.servlet.http.HttpServlet() {}, last));
            return seen[0];
        }
    }

    public static void main(String[] words) throws Exception {
        String plain = userIn(Plain.class);
        String stateless = userIn(Stateless.class);
        System.out.println("Spring Security " + SecurityContext.class.getPackage().getImplementationVersion()
                + ": the session's user and the attribute's; a plain chain takes the " + plain
                + "'s, a stateless one the " + stateless + "'s");
        if (!plain.equals("session") || !stateless.equals("attribute")) {
            System.out.println("this has changed");
            System.exit(1);
        }
    }
}
JAVA

try() {
  mkdir "$tmp/$1"
  cat >"$tmp/$1/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>probe</groupId><artifactId>probe</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.springframework.security</groupId><artifactId>spring-security-config</artifactId><version>$1</version></dependency>
    <dependency><groupId>org.springframework.security</groupId><artifactId>spring-security-web</artifactId><version>$1</version></dependency>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-webmvc</artifactId><version>$2</version></dependency>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-test</artifactId><version>$2</version></dependency>
    <dependency><groupId>jakarta.servlet</groupId><artifactId>jakarta.servlet-api</artifactId><version>6.1.0</version></dependency>
  </dependencies>
</project>
XML
  mvn -B -ntp -q -f "$tmp/$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$tmp/$1/lib"
  javac -d "$tmp/$1/classes" -cp "$tmp/$1/lib/*" "$tmp/Probe.java"
  java -cp "$tmp/$1/classes:$tmp/$1/lib/*" Probe
}

try 7.1.2 7.0.10
try 6.5.7 6.2.15
