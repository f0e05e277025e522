package org.qiwen.evaluation.drive;

/** How an account proves who it is. Neither kind prints its secret. */
public sealed interface Credentials {

    /** An API token, sent as {@code Authorization: Bearer}. */
    record Token(String token) implements Credentials {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** A user name and password, exchanged for a session cookie. */
    record Password(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password[" + username + ", …]";
        }
    }
}
