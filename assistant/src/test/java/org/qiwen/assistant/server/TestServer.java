package org.qiwen.assistant.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qiwen.assistant.Assistant;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server on a free port of this machine, with its own data; every demo login has {@link #PASSWORD}. */
public final class TestServer implements AutoCloseable {
    public static final String PASSWORD = "test-password-1";

    /** Shared by the servers of a build, so that only the first tests the inquiries and embeds their wordings. */
    private static final Path DERIVED = Path.of("target", "derived").toAbsolutePath();

    private final ConfigurableApplicationContext context;

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts a server.
     *
     * @param more plain classes with {@code @Bean} methods that put something in the place of a part
     * @param settings as on the command line, for instance {@code --qiwen.turn.lease=31s}
     */
    public static TestServer start(Path data, List<Class<?>> more, String... settings) {
        List<Class<?>> sources = new ArrayList<>(more);
        sources.add(Assistant.class);
        sources.add(KeptVectors.class);
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--qiwen.data=" + data,
                "--qiwen.derived=" + DERIVED,
                "--qiwen.demo.password=" + PASSWORD,
                "--spring.main.log-startup-info=false"));
        all.addAll(List.of(settings));
        return new TestServer(
                new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(all.toArray(String[]::new)));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** A browser that nobody has signed in with. */
    public Browser browser() {
        return new Browser(address());
    }

    /** A browser that a demo account has signed in with. */
    public Browser browserOf(String username) {
        Browser browser = browser();
        browser.signIn(username, PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        context.close();
    }
}
