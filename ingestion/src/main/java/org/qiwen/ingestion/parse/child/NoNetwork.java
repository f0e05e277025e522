package org.qiwen.ingestion.parse.child;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;

/**
 * Refuses every remote URL in this process. The command line of the child closes the other ways: no name is resolved and
 * every socket is sent to a proxy that does not exist.
 */
final class NoNetwork {
    private static final Set<String> REMOTE = Set.of("http", "https", "ftp", "mailto", "jmod");

    private NoNetwork() {}

    static void install() {
        URL.setURLStreamHandlerFactory(protocol -> REMOTE.contains(protocol) ? new Refusal() : null);
    }

    private static final class Refusal extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("no network here");
        }
    }
}
