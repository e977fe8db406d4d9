package dev.ostiary.benchmarks.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Session as its reference sets it up, without the rest of Spring: a session with the user's name in it. */
final class SpringSession {
    private static final String SCHEMA = "org/springframework/session/jdbc/schema-postgresql.sql";
    private static final String USER = "user";

    /** The application behind its filter. */
    private static final class Users implements PageServer.Users {
        @Override
        public void signIn(HttpServletRequest request, HttpServletResponse response) {
            request.getSession(true).setAttribute(USER, "8d1f6a54-0c8e-4f6b-9a52-100000000000");
        }

        @Override
        public boolean isKnown(HttpServletRequest request) {
            HttpSession session = request.getSession(false);
            return session != null && session.getAttribute(USER) != null;
        }
    }

    private SpringSession() {}

    static PageServer onJdbc(DataSource source) throws Exception {
        try (Connection connection = source.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCHEMA));
        }
        return page(new JdbcIndexedSessionRepository(
                new JdbcTemplate(source), new TransactionTemplate(new DataSourceTransactionManager(source))));
    }

    /** @param factory started */
    static PageServer onRedis(LettuceConnectionFactory factory) throws Exception {
        RedisTemplate<String, Object> template = new RedisTemplate<>();
        template.setConnectionFactory(factory);
        template.setKeySerializer(RedisSerializer.string());
        template.setHashKeySerializer(RedisSerializer.string());
        template.afterPropertiesSet();
        return page(new RedisSessionRepository(template));
    }

    private static <S extends Session> PageServer page(SessionRepository<S> repository) throws Exception {
        return PageServer.start(
                "spring", Optional.of(new FilterHolder(new SessionRepositoryFilter<>(repository))), new Users());
    }
}
