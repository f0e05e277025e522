package org.qiwen.assistant.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** How this process runs, as far as demo accounts depend on it. */
@Component
public class Deployment {
    private final boolean embedded;
    private final boolean loopback;

    Deployment(Environment environment) {
        this.embedded = !environment.acceptsProfiles(Profiles.of("postgres"));
        this.loopback = isLoopback(environment.getProperty("server.address", ""));
    }

    /** One node with its own database file. */
    public boolean isEmbedded() {
        return embedded;
    }

    /** Only this machine can reach the server. */
    public boolean isLoopback() {
        return loopback;
    }

    /** Whether printed passwords are harmless: nobody but this machine can reach the server. */
    public boolean isDemonstration() {
        return embedded && loopback;
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
